import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goodNiss } from '../../test/orchard.ts';
import { show } from '../../test/render.tsx';

const niss = () => screen.getByRole('textbox', { name: /^Numéro national/ });
const hasNoNiss = () => screen.getByRole('checkbox', { name: /N'a pas de numéro national/ });
const submit = () => screen.getByRole('button', { name: 'Envoyer' });
const form = () => {
  const element = submit().closest('form');
  if (!element) throw new Error('The button is in no form.');
  return element;
};
const summary = () => screen.getByRole('alert');

beforeEach(() => {
  document.title = 'Visite';
});

afterEach(() => {
  vi.useRealTimers();
});

describe('<StepForm>', () => {
  it('shows sections and fields by their titles, and not what is hidden', () => {
    show();
    expect(screen.getByRole('heading', { name: 'Cultivateur' })).toBeInTheDocument();
    expect(niss()).toBeInTheDocument();
    expect(screen.getByText('Onze chiffres')).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: /Prénom/ })).not.toBeInTheDocument();
    expect(screen.getByRole('radiogroup', { name: /Greffe/ })).toBeInTheDocument();
  });

  it('tells every change with the whole data', async () => {
    const { user, onChange } = show();
    await user.type(screen.getByRole('textbox', { name: /Remarques/ }), 'Belle couronne');
    await user.tab();
    expect(onChange).toHaveBeenLastCalledWith({ tree: { remarks: 'Belle couronne' } });
  });

  it('submits with everything missing: the summary takes the focus and leads to each field', async () => {
    const { user, onSubmit } = show();
    await user.click(submit());
    expect(onSubmit).not.toHaveBeenCalled();
    expect(summary()).toHaveFocus();
    expect(
      within(summary()).getByRole('heading', { name: 'Il y a 3 erreurs à corriger' }),
    ).toBeInTheDocument();
    expect(document.title).toBe('Erreur : Visite');
    const links = within(summary()).getAllByRole('link');
    expect(links).toHaveLength(3);
    const first = links[0];
    if (!first) throw new Error('no link');
    expect(niss()).toHaveAccessibleDescription(expect.stringContaining(first.textContent ?? '?'));
    await user.click(first);
    expect(niss()).toHaveFocus();
  });

  it('shows what is wrong with a field that a press leaves once that press has ended: nothing moves under it', async () => {
    const { user } = show();
    await user.type(niss(), '85040216933');
    await user.pointer({ keys: '[MouseLeft>]', target: submit() });
    expect(niss()).not.toHaveFocus();
    expect(niss()).not.toBeInvalid();
    await user.pointer({ keys: '[/MouseLeft]', target: document.body });
    await waitFor(() => expect(niss()).toBeInvalid());
  });

  it('lets an error go when it is mended', async () => {
    const { user } = show();
    await user.click(submit());
    await user.click(screen.getByRole('radio', { name: 'En écusson' }));
    expect(within(summary()).getAllByRole('link')).toHaveLength(2);
    expect(within(summary()).getByRole('heading')).toHaveTextContent('Il y a 2 erreurs à corriger');
  });

  it('gives the title back when nothing is wrong any more, and hands over the data', async () => {
    const { user, onSubmit } = show({ data: { tree: { planted: '2020-03-01', graft: 'bud' } } });
    await user.click(submit());
    expect(document.title).toBe('Erreur : Visite');
    await user.type(niss(), goodNiss);
    await user.click(submit());
    expect(document.title).toBe('Visite');
    expect(onSubmit).toHaveBeenCalledWith({
      grower: { niss: goodNiss, birthDate: '1985-04-02' },
      tree: { planted: '2020-03-01', graft: 'bud' },
    });
  });

  it('is not submitted by Enter in a field', async () => {
    const { user, onSubmit } = show({ data: { tree: { planted: '2020-03-01', graft: 'bud' } } });
    await user.type(niss(), `${goodNiss}{Enter}`);
    expect(onSubmit).not.toHaveBeenCalled();
    expect(document.title).toBe('Visite');
  });

  it('takes along what was typed the moment before a submit', () => {
    const { onChange } = show();
    fireEvent.change(screen.getByRole('textbox', { name: /Hauteur/ }), { target: { value: '3,5' } });
    fireEvent.submit(form());
    expect(onChange).toHaveBeenLastCalledWith({ tree: { height: 3.5 } });
  });

  it('says which fields must be filled, by the logic of now', async () => {
    const { user } = show();
    expect(niss()).toBeRequired();
    const height = screen.getByRole('textbox', { name: /Hauteur/ });
    expect(height).not.toBeRequired();
    expect(height).toHaveAccessibleDescription(expect.stringContaining('facultatif'));
    await user.click(hasNoNiss());
    expect(niss()).not.toBeRequired();
    expect(screen.getByRole('textbox', { name: 'Nom' })).toBeRequired();
  });

  it('CO-2: a number ticked away is cleared and locked, and comes back', async () => {
    const { user, onChange } = show({ data: { grower: { niss: goodNiss } } });
    await user.click(hasNoNiss());
    expect(niss()).toHaveValue('');
    expect(niss()).toHaveAttribute('readonly');
    expect(onChange).toHaveBeenLastCalledWith({ grower: { hasNoNiss: true } });
    expect(screen.getByRole('textbox', { name: /Prénom/ })).toBeInTheDocument();
    await user.click(hasNoNiss());
    expect(niss()).toHaveValue('85.04.02-169.32');
  });

  it('keeps what is hidden and shows it again', async () => {
    const { user } = show({ data: { grower: { hasNoNiss: true } } });
    await user.type(screen.getByRole('textbox', { name: /Prénom/ }), 'Reine');
    await user.click(hasNoNiss());
    expect(screen.queryByRole('textbox', { name: /Prénom/ })).not.toBeInTheDocument();
    await user.click(hasNoNiss());
    expect(screen.getByRole('textbox', { name: /Prénom/ })).toHaveValue('Reine');
  });

  it('CO-8: another language keeps what is typed, committed or not', async () => {
    const { user, again } = show();
    await user.type(screen.getByRole('textbox', { name: /Remarques/ }), 'Belle');
    again({ language: 'nl' });
    expect(screen.getByRole('textbox', { name: /Remarques \(nl\)/ })).toHaveValue('Belle');
    expect(screen.getByRole('heading', { name: 'Cultivateur (nl)' })).toBeInTheDocument();
  });

  it('says errors in the language of now', async () => {
    const { user, again } = show();
    await user.click(submit());
    again({ language: 'nl' });
    expect(within(summary()).getByRole('heading')).toHaveTextContent('Er zijn 3 fouten te verbeteren');
    expect(document.title).toBe('Fout: Visite');
  });

  it('says a broken rule within 300 ms of the last key, with its source', () => {
    vi.useFakeTimers();
    show();
    const date = screen.getByRole('textbox', { name: /Date de plantation/ });
    fireEvent.change(date, { target: { value: '01/01/2030' } });
    act(() => vi.advanceTimersByTime(300));
    expect(screen.getByText('La date de plantation est dans le futur.')).toBeVisible();
    expect(screen.getByText(/§4/)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('shows what the server found, at the field or without a link', () => {
    const { again } = show({ data: { tree: { height: 3 } } });
    again({
      serverErrors: [
        { pointer: '/tree/height', code: 'rule', message: 'Trop haut pour ce verger.' },
        { pointer: '/elsewhere', code: 'unknown', message: 'Ce champ est inconnu.' },
      ],
    });
    expect(summary()).toHaveFocus();
    expect(within(summary()).getByRole('link', { name: 'Trop haut pour ce verger.' })).toBeInTheDocument();
    expect(within(summary()).getByText('Ce champ est inconnu.').closest('a')).toBeNull();
    expect(screen.getByRole('textbox', { name: /Hauteur/ })).toHaveAccessibleDescription(
      expect.stringContaining('Trop haut pour ce verger.'),
    );
  });

  it('does not send twice while it is on its way', () => {
    const data = { grower: { niss: goodNiss }, tree: { planted: '2020-03-01', graft: 'bud' } };
    const { onSubmit, again } = show({ data });
    const element = form();
    fireEvent.submit(element);
    again({ isSubmitting: true });
    fireEvent.submit(element);
    expect(onSubmit).toHaveBeenCalledTimes(1);
  });

  it('has a place for the page under a section, which can change the form', async () => {
    const { user } = show({
      renderAside: (pointer, form) =>
        pointer === '/grower' ? (
          <button type="button" onClick={() => form.change('/tree/remarks', 'Comme chez sa sœur')}>
            Reprendre
          </button>
        ) : null,
    });
    await user.click(screen.getByRole('button', { name: 'Reprendre' }));
    expect(screen.getByRole('textbox', { name: /Remarques/ })).toHaveValue('Comme chez sa sœur');
  });

  it('says with the button what pressing it means', () => {
    show({ submitLabel: 'Envoyer', submitHint: 'Vous pourrez annuler pendant 5 minutes.' });
    expect(submit()).toHaveAccessibleDescription('Vous pourrez annuler pendant 5 minutes.');
  });

  it('A1: has nothing that axe objects to, empty, with its errors and sent', async () => {
    const { container, user, again } = show({ submitLabel: 'Envoyer' });
    // The page around the form is not there, nor are colours.
    const rules = { region: { enabled: false }, 'color-contrast': { enabled: false } };
    const violations = async () => (await axe.run(container, { rules })).violations.map(({ id }) => id);
    expect(await violations()).toEqual([]);
    await user.click(submit());
    expect(await violations()).toEqual([]);
    again({ readOnly: true });
    expect(await violations()).toEqual([]);
  });

  it('shows a sent step as words, without anything to type in', () => {
    show({
      readOnly: true,
      data: {
        grower: { niss: goodNiss, birthDate: '1985-04-02' },
        tree: { planted: '2020-03-01', graft: 'bud', height: 3.5 },
      },
    });
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    const shownAt = (title: string) => screen.getByText(title).nextElementSibling;
    expect(shownAt('Numéro national')).toHaveTextContent('85.04.02-169.32');
    expect(shownAt('Date de plantation')).toHaveTextContent('01/03/2020');
    expect(shownAt('Greffe')).toHaveTextContent('En écusson');
    expect(shownAt('Hauteur')).toHaveTextContent('3,5 m');
    expect(shownAt('Remarques')).toHaveTextContent('Non renseigné');
    expect(screen.queryByText('Prénom')).not.toBeInTheDocument();
  });
});
