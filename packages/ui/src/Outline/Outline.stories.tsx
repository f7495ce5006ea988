import type { Meta, StoryObj } from '@storybook/react-vite';
import { type ReactNode, useState } from 'react';
import { expect, type screen, waitFor, within } from 'storybook/test';
import { Palette } from '../Palette/index.ts';
import { Outline, type OutlineItem, type OutlineTarget } from './index.ts';
import { chapters, largeOutline, put } from './Outline.examples.ts';

interface Props {
  readonly start: readonly OutlineItem[];
  readonly withPalette?: boolean;
}

const line = (item: OutlineItem): ReactNode => item.label;

function Book({ start, withPalette = false }: Props) {
  const [items, setItems] = useState(start);
  const [selected, setSelected] = useState<string | undefined>(start[0]?.id);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const isFull = (target: OutlineTarget) =>
    target.position === 'on' && target.id !== undefined && !target.id.startsWith('part');
  return (
    <>
      {withPalette && (
        <Palette
          label="À ajouter"
          dragLabel="Faire glisser"
          things={[{ id: 'preface', label: 'Préface', icon: 'document' }]}
          onAdd={(thing) =>
            setItems(put(items, { id: thing, label: thing, children: [] }, { id: undefined, position: 'on' }))
          }
        />
      )}
      <Outline
        label="Plan du livre"
        items={items}
        selected={selected}
        onSelect={setSelected}
        onOpen={(id) => setSaid(`ouvert ${id}`)}
        closed={closed}
        onClosedChange={setClosed}
        dragLabel="Faire glisser"
        toggleLabel="Ouvrir ou fermer"
        empty="Rien encore"
        canDrop={(id, target) => id !== target.id && !isFull(target)}
        onMove={(id, target) => setItems(put(items, id, target))}
        onInsert={(thing, target) =>
          setItems(put(items, { id: thing, label: 'Préface', children: [] }, target))
        }
      >
        {line}
      </Outline>
      <p role="status">{said}</p>
    </>
  );
}

const meta = {
  title: 'Structure/Outline',
  component: Book,
  parameters: {
    guide: {
      keyboard: {
        'Arrow up, arrow down': 'Go from line to line, and select it',
        'Arrow right, arrow left':
          'Open and close a line that holds others; else into the line and out of it',
        'Enter on a line': 'Opens what it stands for',
        'Enter on the handle':
          'Begins to drag: arrows choose the place, Enter drops, Escape leaves it where it was',
      },
      do: [
        'Say with `canDrop` where a line can go: what cannot take it is then no target.',
        'Give commands that move a line, too: dragging is never the only way.',
      ],
      dont: [
        'Do not make the function that shows a line anew at each drawing: every line is then made again.',
      ],
    },
  },
  args: { start: chapters },
} satisfies Meta<typeof Book>;
export default meta;
type Story = StoryObj<typeof meta>;

const rows = (canvas: { getByRole: typeof screen.getByRole }) =>
  within(canvas.getByRole('treegrid'))
    .getAllByRole('row')
    .map((row) => `${row.getAttribute('aria-level')} ${row.getAttribute('aria-label')}`);

export const Lines: Story = {};
export const Empty: Story = { args: { start: [] } };

/** Five hundred lines: those in view are there, and no others. */
export const Large: Story = {
  args: { start: largeOutline },
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('row').length).toBeLessThan(60);
  },
};

export const DraggedByKeyboard: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('row', { name: 'Fin' }));
    await userEvent.keyboard('{ArrowRight}');
    await expect(canvas.getAllByRole('button', { name: /Faire glisser/ }).at(-1)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/Milieu/));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(rows(canvas)).toEqual(['1 Première partie', '2 Début', '2 Milieu', '2 Fin']));
    // The focus went along.
    await waitFor(() => expect(canvas.getByRole('row', { name: 'Fin' })).toHaveFocus());
  },
};

export const NewOnesByKeyboard: Story = {
  args: { withPalette: true },
  play: async ({ canvas, userEvent }) => {
    await userEvent.tab();
    await expect(canvas.getByRole('row', { name: 'Préface' })).toHaveFocus();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName(/Insérer|Déposer|Insert|Drop/));
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(within(canvas.getByRole('treegrid')).getByRole('row', { name: 'Préface' })).toBeVisible(),
    );
  },
};
