import { fileURLToPath } from 'node:url';
import type { StorybookConfig } from '@storybook/react-vite';
import { definitionStories } from './definitions/definitionStories.ts';
import { generateStories } from './definitions/generate.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// Where the server would read them too.
const forms = process.env.GREFFE_FORMS ?? here('../forms');
// Not in here: Storybook does not watch a folder whose name begins with a dot.
const generated = here('../packages/form-engine/generated');

// Before Storybook looks for stories: those of the definitions are made, not written.
await generateStories(forms, generated);

const config: StorybookConfig = {
  stories: [
    '../packages/*/src/**/*.stories.tsx',
    './steps/**/*.stories.tsx',
    '../packages/form-engine/generated/**/*.stories.tsx',
  ],
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
