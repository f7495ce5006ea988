import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button/index.ts';
import { SaveStatus } from '../SaveStatus/index.ts';
import { Section } from '../Section/index.ts';
import { ActionBar, Row, SideBySide, Stack } from './index.ts';

const meta = {
  title: 'Structure/Layout',
  component: Stack,
  subcomponents: { Row, SideBySide, ActionBar },
  parameters: {
    guide: {
      do: [
        'Leave the space between things to what holds them: a `Stack`, a `Row` or `SideBySide`.',
        'Give a form that is longer than the screen an `ActionBar`: it stays in view, and what has the focus is never behind it.',
      ],
      dont: [
        'Do not put a margin on a component from outside.',
        'Do not give an `ActionBar` more than two actions.',
      ],
    },
  },
  args: {
    children: (
      <>
        <Section title="Capteur">Ce qui est imprimé sur la boîte.</Section>
        <Section title="Émetteur">Ce qui est imprimé sur l’étiquette.</Section>
      </>
    ),
  },
} satisfies Meta<typeof Stack>;
export default meta;
type Story = StoryObj<typeof meta>;

export const OneBelowTheOther: Story = {};
export const MatterAndHelp: Story = {
  render: () => (
    <SideBySide>
      <Section title="Première implantation">Les réponses du médecin.</Section>
      <Section title="Historique">Ce qui aide, à côté.</Section>
    </SideBySide>
  ),
};
export const Rows: Story = {
  render: () => (
    <Row justify="between">
      <p>Ce qui est dit à gauche</p>
      <Button>Ce qui est fait à droite</Button>
    </Row>
  ),
};
export const Actions: Story = {
  render: () => (
    <ActionBar
      status={<SaveStatus state="saved" label="Enregistré à 14:05" />}
      hint="Une fois validé, cela ne pourra plus être corrigé."
      hintId="hint"
    >
      <Button>Sauver</Button>
      <Button variant="primary" aria-describedby="hint">
        Valider
      </Button>
    </ActionBar>
  ),
};
