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
