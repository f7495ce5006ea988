import type { Meta, StoryObj } from '@storybook/react-vite';
import { Citation } from './index.ts';

const meta = {
  title: 'Content/Citation',
  component: Citation,
  parameters: {
    guide: {
      keyboard: { 'Enter, Space': 'Opens and closes the sentence' },
      do: ['Quote the source in its own language, with `language`.'],
      dont: ['Do not rephrase the law.'],
    },
  },
  args: { label: 'Convention, §1.2' },
} satisfies Meta<typeof Citation>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Place: Story = {};
export const WithSentence: Story = {
  args: { sentence: 'Le centre enregistre chaque première implantation.', language: 'fr' },
};
