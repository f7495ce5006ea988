import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Gauge, zoneOf } from './index.ts';

const meta = {
  title: 'Charts/Gauge',
  component: Gauge,
  parameters: {
    guide: {
      do: [
        'Take the limits of the zones from the publication that has them, and cite it beside the gauge.',
        'Say value and zone in `summary`.',
      ],
      dont: [
        'Do not use it for progress: that is a `TallyBar`.',
        'Do not invent zones where a scale has none.',
      ],
    },
  },
  args: {
    caption: 'Incapacité (ODI)',
    summary: '46 % : incapacité sévère.',
    tableLabel: 'Voir les zones',
    zoneHeading: 'Zone',
    toHeading: 'Jusqu’à',
    value: 46,
    minimum: 0,
    unit: '%',
    zones: [
      { label: 'Minime', to: 20, tone: 'success' },
      { label: 'Modérée', to: 40, tone: 'info' },
      { label: 'Sévère', to: 60, tone: 'warning' },
      { label: 'Très sévère', to: 100, tone: 'error' },
    ],
  },
} satisfies Meta<typeof Gauge>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Severe: Story = {
  play: async ({ args }) => {
    await expect([0, 20, 20.1, 100, 120].map((value) => zoneOf(args.zones, value)?.label)).toEqual([
      'Minime',
      'Minime',
      'Modérée',
      'Très sévère',
      'Très sévère',
    ]);
  },
};
export const AtTheEnd: Story = { args: { value: 100, summary: '100 % : incapacité très sévère.' } };
