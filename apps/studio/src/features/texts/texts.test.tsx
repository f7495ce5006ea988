import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderStudio } from '../../../test/studio.tsx';

function setUp(search = '') {
  const saveDraft = vi.fn(
    async (_id: string, _changes: Readonly<Record<string, string | null>>, revision: number) => ({
      revision: revision + 1,
      updatedAt: '2026-11-22T09:00:00Z',
    }),
  );
  renderStudio(`/studio/drafts/d1/texts${search}`, { saveDraft });
  return {
    saveDraft,
    lastSaved: async () => {
      await waitFor(() => expect(saveDraft).toHaveBeenCalled(), { timeout: 5000 });
      return saveDraft.mock.calls.at(-1)?.[1] ?? {};
    },
  };
}

const keysShown = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('rowheader')
    .map((each) => each.textContent);
const csv = (text: string) => new File([text], 'texts.csv', { type: 'text/csv' });

describe('the table of texts', () => {
  it('begins with what is missing, then what is the same in two languages', async () => {
    setUp();
    const keys = keysShown(await screen.findByRole('grid', { name: 'Textes' }));
    expect(keys.slice(0, 3)).toEqual([
      'field.opinion.answer.titleIncomplet',
      'recordType.loan.titleIdentique',
      'field.desk.title.title',
    ]);
  });

  it('is walked and written in by the keyboard alone; Escape leaves a text as it was', async () => {
    const { lastSaved, saveDraft } = setUp();
    const grid = await screen.findByRole('grid', { name: 'Textes' });
    const cells = within(grid).getAllByRole('gridcell');
    expect(cells.filter((cell) => cell.tabIndex === 0)).toHaveLength(1);
    cells[0]?.focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    const name = 'field.opinion.answer.title, Nederlands';
    await userEvent.type(screen.getByRole('textbox', { name }), 'Niet zo{Escape}');
    expect(screen.queryByRole('textbox', { name })).not.toBeInTheDocument();
    expect(document.activeElement).toHaveTextContent('à traduire');
    await userEvent.keyboard('{Enter}');
    await userEvent.type(screen.getByRole('textbox', { name }), 'Antwoord{Enter}');
    expect(document.activeElement).toHaveTextContent('Prêt');
    expect(JSON.parse((await lastSaved())['i18n/nl.json'] ?? '')['field.opinion.answer.title']).toBe(
      'Antwoord',
    );
    expect(saveDraft).toHaveBeenCalledTimes(1);
  });

  it('keeps its order while it is worked on', async () => {
    setUp();
    const grid = await screen.findByRole('grid', { name: 'Textes' });
    within(grid).getAllByRole('gridcell')[1]?.focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.type(
      screen.getByRole('textbox', { name: /answer.title, Nederlands/ }),
      'Antwoord{Enter}',
    );
    await waitFor(() => expect(keysShown(grid)[0]).toBe('field.opinion.answer.title'));
  });

  it('is filtered by words and by state, and shows the one text that a finding leads to', async () => {
    setUp('?key=role.curator.title');
    const grid = await screen.findByRole('grid', { name: 'Textes' });
    expect(keysShown(grid)).toEqual(['role.curator.title']);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /État/ }), 'missing');
    await waitFor(() =>
      expect(keysShown(screen.getByRole('grid'))).toEqual(['field.opinion.answer.titleIncomplet']),
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /État/ }), '');
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Chercher dans les textes' }),
      'bibliothecaris{Enter}',
    );
    await waitFor(() => expect(keysShown(screen.getByRole('grid'))).toEqual(['role.librarian.title']));
  });

  it('takes a file of texts as one edit, and says by line what it could not read', async () => {
    const { lastSaved } = setUp();
    await screen.findByRole('grid', { name: 'Textes' });
    fireEvent.change(screen.getByLabelText('Importer un CSV', { selector: 'input' }), {
      target: { files: [csv('key;fr;nl\nstep.desk.title;Comptoir;Loket\nstep.gone.title;X;Y\n')] },
    });
    expect(await screen.findByText('2 textes ont changé')).toBeInTheDocument();
    expect(
      screen.getByText(/Ligne 3 : la définition n’a pas de texte « step.gone.title »/),
    ).toBeInTheDocument();
    const saved = await lastSaved();
    expect(JSON.parse(saved['i18n/fr.json'] ?? '')['step.desk.title']).toBe('Comptoir');
    expect(JSON.parse(saved['i18n/nl.json'] ?? '')['step.desk.title']).toBe('Loket');
    const undo = screen.getByRole('button', { name: 'Annuler' });
    await userEvent.click(undo);
    expect(undo).toBeDisabled();
    expect(screen.getByRole('gridcell', { name: 'Guichet' })).toBeInTheDocument();
  });
});
