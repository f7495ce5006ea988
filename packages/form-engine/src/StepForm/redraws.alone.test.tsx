import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { goodNiss } from '../../test/orchard.ts';
import { show } from '../../test/render.tsx';

const drawn = vi.hoisted((): string[] => []);

vi.mock('./StepField.tsx', async (original) => {
  const { drawField } = await original<typeof import('./StepField.tsx')>();
  return {
    drawField: (...[props, onValue]: Parameters<typeof drawField>) => {
      drawn.push(props.fieldPathId.$id);
      return drawField(props, onValue);
    },
  };
});

beforeEach(() => {
  document.title = 'Visite';
});

/** What is drawn again by an action, each field once. */
async function drawnBy(action: () => Promise<void>): Promise<string[]> {
  drawn.length = 0;
  await action();
  return [...new Set(drawn)].sort();
}

describe('what is drawn again', () => {
  it('by a key in a text field: nothing but the field, even when the text is handed on', async () => {
    const { user } = show();
    const typed = await drawnBy(async () => {
      await user.type(screen.getByRole('textbox', { name: /Remarques/ }), 'Belle couronne');
      await user.tab();
    });
    expect(typed).toEqual(['root_tree_remarks']);
  });

  it('by a value that others follow from: the field and those', async () => {
    const { user } = show();
    const typed = await drawnBy(async () => {
      await user.type(screen.getByRole('textbox', { name: /Numéro national/ }), goodNiss);
      await user.tab();
    });
    expect(typed).toEqual(['root_grower_birthDate', 'root_grower_niss']);
  });

  it('by a condition: the fields whose state it changes', async () => {
    const { user } = show();
    const ticked = await drawnBy(() => user.click(screen.getByRole('checkbox', { name: /pas de numéro/ })));
    expect(ticked).toEqual([
      'root_grower_firstName',
      'root_grower_hasNoNiss',
      'root_grower_lastName',
      'root_grower_niss',
    ]);
  });

  it('by a saved state that the page shows: nothing', async () => {
    const { again } = show();
    const saved = await drawnBy(async () => again({ saveState: <span>Enregistré à 14:03</span> }));
    expect(saved).toEqual([]);
    expect(screen.getByText('Enregistré à 14:03')).toBeInTheDocument();
  });
});
