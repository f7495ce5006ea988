import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { LineChart } from './index.ts';

const meta = {
  title: 'Charts/LineChart',
  component: LineChart,
  parameters: {
    guide: {
      keyboard: { 'Enter or Space on “see the values”': 'Opens the table with every value' },
      do: [
        'Say in `summary` what there is to see: who hears the page has that sentence instead of the picture.',
        'Leave a value out where nothing was measured: the line is open there.',
      ],
      dont: ['Do not draw several patients or several units in one chart.'],
    },
  },
  args: {
    caption: 'HbA1c sur deux ans',
    summary: 'De 8,4 % à 6,9 % ; sous la limite depuis mars 2026.',
    tableLabel: 'Voir les valeurs',
    labelHeading: 'Date',
    valueHeading: 'HbA1c',
    missingLabel: 'Non mesurée',
    unit: '%',
    limits: [{ label: 'Objectif', value: 7 }],
    points: [
      { label: 'mars 2025', value: 8.4 },
      { label: 'juin 2025', value: 8.1 },
      { label: 'sept. 2025', value: undefined },
      { label: 'déc. 2025', value: 7.3 },
      { label: 'mars 2026', value: 6.9 },
      { label: 'juin 2026', value: 6.9 },
    ],
  },
} satisfies Meta<typeof LineChart>;
export default meta;
type Story = StoryObj<typeof meta>;

export const WithLimit: Story = {};
export const Single: Story = { args: { points: [{ label: 'mars 2025', value: 8.4 }], limits: [] } };
export const Nothing: Story = { args: { points: [], limits: [], summary: 'Aucune valeur.' } };
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } } };
export const AsTable: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const table = await canvas.findByRole('table', { name: 'HbA1c sur deux ans' });
    await expect(within(table).getByRole('row', { name: 'mars 2025 8,4' })).toBeVisible();
    await expect(within(table).getByRole('row', { name: 'sept. 2025 Non mesurée' })).toBeVisible();
  },
};
