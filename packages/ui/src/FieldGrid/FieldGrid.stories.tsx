import type { Meta, StoryObj } from '@storybook/react-vite';
import { TextField } from '../TextField/index.ts';
import { FieldCell, FieldGrid } from './index.ts';

const cells = {
  one: 'full',
  two: 'half',
  three: 'half',
  four: 'third',
  five: 'third',
  six: 'third',
  seven: 'two-thirds',
  eight: 'third',
  nine: 'quarter',
  ten: 'quarter',
  eleven: 'half',
} as const;

const meta = {
  title: 'Structure/FieldGrid',
  component: FieldGrid,
  parameters: {
    guide: {
      do: [
        'Give a field the width of what goes in.',
        'Put in a row what is read together, such as a value and its unit.',
      ],
      dont: ['Do not rely on the row: on a phone every field stands alone.'],
    },
  },
  args: {
    children: Object.entries(cells).map(([name, width]) => (
      <FieldCell key={name} width={width}>
        <TextField id={name} label={`${name} (${width})`} value={undefined} onCommit={() => undefined} />
      </FieldCell>
    )),
  },
} satisfies Meta<typeof FieldGrid>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Widths: Story = {};
