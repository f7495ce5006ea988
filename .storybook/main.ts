import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/react-vite';
import { definitionStories } from './definitions/definitionStories.ts';
import { generateStories } from './definitions/generate.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const forms = here('../forms');
const generated = here('generated');

// Before Storybook looks for stories: those of the definitions are made, not written.
await generateStories(forms, generated);

const config: StorybookConfig = {
  stories: ['../packages/*/src/**/*.stories.tsx', './steps/**/*.stories.tsx', './generated/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: '@storybook/react-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [...(vite.plugins ?? []), definitionStories(forms, generated)],
    resolve: { ...vite.resolve, dedupe: ['react', 'react-dom'] },
  }),
};

export default config;
