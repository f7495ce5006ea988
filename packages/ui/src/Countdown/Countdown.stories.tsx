import type { Meta, StoryObj } from '@storybook/react-vite';
import { Countdown } from './index.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');

const meta = {
  title: 'Messages/Countdown',
  component: Countdown,
  parameters: {
    guide: {
      do: [
        'Say beside it what happens at the end, and what can be done until then.',
        'Give it the clock of whoever decides.',
      ],
      dont: ['Do not say each second aloud.', 'Do not count down to something that can be asked for again.'],
    },
  },
  args: {
    label: 'Temps restant pour annuler',
    until: noon + 272_000,
    // A clock that stands still: the picture of a story is the same every time.
    now: () => noon,
    total: 300_000,
    says: {
      start: 'Vous pouvez annuler pendant 5 minutes.',
      lastMinute: 'Plus qu’une minute pour annuler.',
      end: 'Le délai est passé.',
    },
  },
} satisfies Meta<typeof Countdown>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Running: Story = {};
export const LastMinute: Story = { args: { until: noon + 42_000 } };
export const Over: Story = { args: { until: noon } };
export const Days: Story = { args: { until: noon + 93_784_000, total: undefined } };
