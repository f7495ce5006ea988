import type { Meta, StoryObj } from '@storybook/react-vite';
import { Row } from '../Layout/index.ts';
import { Icon, type IconName } from './index.ts';
import { paths } from './paths.ts';

const meta = {
  title: 'Content/Icon',
  component: Icon,
  parameters: {
    guide: {
      do: ['Put it beside words.'],
      dont: ['Do not let it stand for words: it is hidden from assistive technology.'],
    },
  },
  args: { name: 'check' },
} satisfies Meta<typeof Icon>;
export default meta;
type Story = StoryObj<typeof meta>;

const names = Object.keys(paths).filter((name): name is IconName => name in paths);

export const One: Story = {};
export const All: Story = {
  render: () => (
    <Row>
      {names.map((name) => (
        <span key={name}>
          <Icon name={name} /> {name}
        </span>
      ))}
    </Row>
  ),
};
