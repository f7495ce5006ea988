import type { Meta, StoryObj } from '@storybook/react-vite';
import { BarChart } from './index.ts';

const meta = {
  title: 'Charts/BarChart',
  component: BarChart,
  parameters: {
    guide: {
      do: ['Put the longest first, or keep the order that the labels have of themselves.'],
      dont: ['Do not use it for parts of a whole: that is a `TallyBar`.', 'Do not give each bar a colour.'],
    },
  },
  args: {
    caption: 'Dossiers envoyés par centre',
    labelHeading: 'Centre',
    valueHeading: 'Dossiers',
    bars: [
      { label: 'Liège', value: 1280 },
      { label: 'Gand', value: 944 },
      { label: 'Universitätsklinikum mit Rückenschmerzbehandlungszentrum', value: 310 },
      { label: 'Namur', value: 12 },
      { label: 'Arlon', value: 0 },
    ],
  },
} satisfies Meta<typeof BarChart>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Counts: Story = {};
export const Shares: Story = {
  args: {
    caption: 'Questionnaires remplis',
    unit: '%',
    maximum: 100,
    bars: [
      { label: 'Avant', value: 98 },
      { label: 'Après trois mois', value: 81.5 },
    ],
  },
};
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } } };
