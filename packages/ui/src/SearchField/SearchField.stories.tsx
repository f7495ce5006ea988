import type { Meta, StoryObj } from '@storybook/react-vite';
import { SearchField } from './index.ts';

const meta = {
  title: 'Lists/SearchField',
  component: SearchField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: { Enter: 'Searches at once', Escape: 'Empties the field' },
      do: ['Say in the placeholder what is searched.'],
      dont: ['Do not put what is searched into the address of the page: names are personal data.'],
    },
  },
  args: {
    id: 'search',
    label: 'Rechercher',
    placeholder: 'Nom ou code',
    clearLabel: 'Effacer',
    value: '',
    onCommit: () => undefined,
  },
} satisfies Meta<typeof SearchField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {};
export const Filled: Story = { args: { value: 'Dubois' } };
