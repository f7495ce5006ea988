import type { Meta, StoryObj } from '@storybook/react-vite';
import { LanguageSwitch } from './index.ts';

const meta = {
  title: 'Structure/LanguageSwitch',
  component: LanguageSwitch,
  parameters: {
    guide: {
      keyboard: { 'Enter, Space': 'Chooses the language' },
      do: ['Write each language in its own name.'],
      dont: ['Do not use flags: a language is no country.'],
    },
  },
  args: {
    label: 'Langue',
    value: 'fr',
    languages: [
      { code: 'fr', name: 'Français' },
      { code: 'nl', name: 'Nederlands' },
      { code: 'de', name: 'Deutsch' },
      { code: 'en', name: 'English' },
    ],
    onChange: () => undefined,
  },
} satisfies Meta<typeof LanguageSwitch>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Four: Story = {};
