import type { Meta, StoryObj } from '@storybook/react-vite';
import { palette } from '../generated/tokens.ts';
import type { Token } from '../token.ts';
import styles from './TokenList.module.css';
import { TokenList } from './TokenList.tsx';

const value = ({ name }: Token) => `var(--${name})`;
const colour = (token: Token) => <div className={styles.colour} style={{ background: value(token) }} />;

const meta = {
  title: 'Foundations/Tokens',
  component: TokenList,
  parameters: {
    guide: {
      do: [
        'Choose a token by what it is for, not by how it looks today.',
        'Look at your work in each theme and both densities: the toolbar changes them.',
        'Hold a new pair of text and surface to its contrast: add the surface to `on` of the colour.',
      ],
      dont: [
        'Do not write a colour, a space or a size of text by hand: a test refuses it.',
        'Do not use the palette: no custom property has its names.',
      ],
    },
  },
  // The toolbar's theme and density are the contexts of what is shown.
  render: (args, { globals }) => (
    <TokenList {...args} contexts={[String(globals.theme), String(globals.density)]} />
  ),
  args: { groups: [], contexts: [], sample: colour },
} satisfies Meta<typeof TokenList>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Surfaces: Story = { args: { groups: ['surface'] } };
export const TextAndLines: Story = { args: { groups: ['text', 'line'] } };
export const Actions: Story = {
  args: { groups: ['accent', 'attention', 'danger', 'focus-inner', 'focus-outer'] },
};
export const Tones: Story = { args: { groups: ['tone'] } };

export const Type: Story = {
  args: {
    groups: ['font-size', 'font-weight', 'font-family', 'font-mono'],
    sample: (token) => {
      const property = { fontFamily: 'fontFamily', fontWeight: 'fontWeight' }[token.type] ?? 'fontSize';
      return (
        <span className={styles.words} style={{ [property]: value(token) }}>
          Registre 0O 1l
        </span>
      );
    },
  },
};

export const SpaceAndSize: Story = {
  args: {
    groups: ['space', 'control', 'icon'],
    sample: (token) => <div className={styles.bar} style={{ width: value(token) }} />,
  },
};

export const Depth: Story = {
  args: {
    groups: ['radius', 'shadow', 'focus-ring'],
    sample: (token) => (
      <div
        className={styles.box}
        style={token.type === 'shadow' ? { boxShadow: value(token) } : { borderRadius: value(token) }}
      />
    ),
  },
};

/** Private: what the tokens by use are made of. */
export const Palette: Story = {
  render: () => (
    <ul className={styles.palette}>
      {palette.map(({ name, value: own }) => (
        <li key={name}>
          <div className={styles.colour} style={{ background: own }} />
          <code>{name.replace('palette-', '')}</code> {own}
        </li>
      ))}
    </ul>
  ),
};
