import type { NewRegistry, RegistryGround } from '@greffe/client/studio';
import { buildBundle } from '@greffe/definition';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aDraft, aRegistry, problem, renderStudio } from '../../../test/studio.tsx';

const person = (id: string, name: string) => ({ id, name, organisation: { number: '71', name: 'North' } });

function open(ground: Partial<RegistryGround> = {}, failure?: Error) {
  const beginRegistry = vi.fn(async (_order: NewRegistry, _key: string) => aDraft());
  if (failure) beginRegistry.mockRejectedValueOnce(failure);
  const registryGround = async () => ({ shared: {}, ...ground });
  return { beginRegistry, ...renderStudio('/studio/new', { beginRegistry, registryGround }) };
}

const fill = async (group: string, language: string, text: string) => {
  const box = within(screen.getByRole('group', { name: group })).getByRole('textbox', {
    name: `Titre (${language})`,
  });
  await userEvent.clear(box);
  await userEvent.type(box, text);
};
const type = (name: string, text: string) => userEvent.type(screen.getByRole('textbox', { name }), text);
const create = () => userEvent.click(screen.getByRole('button', { name: 'Créer le registre' }));

async function fillAll(): Promise<void> {
  await screen.findByRole('heading', { level: 1, name: 'Nouveau registre' });
  await fill('Titre du registre', 'Français', 'Prothèses de la hanche');
  await fill('Titre du registre', 'Nederlands', 'Heupprothesen');
  await type('Adresse de l’assistance', 'aide@registre.be');
  await type('Base légale', 'Convention hanche');
  await type('Article', 'art. 2');
}

describe('a registry from nothing', () => {
  it('is begun with sound files, of which nothing but what is its own was typed, and opens', async () => {
    const { beginRegistry, router } = open();
    await fillAll();
    expect(screen.getByRole('textbox', { name: 'Nom court' })).toHaveValue('protheses-de-la-hanche');
    await create();
    await waitFor(() => expect(router.state.location.pathname).toBe('/studio/drafts/d1/steps'));
    const [order] = beginRegistry.mock.calls[0] ?? [];
    expect(order?.id).toBe('protheses-de-la-hanche');
    const { bundle, findings } = buildBundle(order?.files ?? {}, {});
    expect(findings).toEqual([]);
    expect(bundle).toMatchObject({
      id: 'protheses-de-la-hanche',
      languages: ['fr', 'nl'],
      legalBasis: { source: 'Convention hanche', article: 'art. 2' },
      support: { email: 'aide@registre.be' },
      texts: { nl: { 'registry.title': 'Heupprothesen' } },
    });
    expect(bundle?.roles).toHaveLength(2);
    expect(Object.keys(order?.files ?? {})).not.toContain('development.json');
  });

  it('is reached from the list, at its heading', async () => {
    renderStudio('/studio', { registryGround: async () => ({ shared: {} }) });
    await userEvent.click(await screen.findByRole('link', { name: 'Nouveau registre' }));
    await waitFor(() =>
      expect(screen.getByRole('heading', { level: 1, name: 'Nouveau registre' })).toHaveFocus(),
    );
  });

  it('takes other languages, roles and words', async () => {
    const { beginRegistry } = open();
    await fillAll();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Nederlands' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'English' }));
    await fill('Titre du registre', 'English', 'Hip prostheses');
    await userEvent.click(screen.getByRole('button', { name: 'Retirer ce rôle – rôle 1' }));
    expect(screen.getByRole('button', { name: 'Ajouter un rôle' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('Kiné');
    await fill('Rôle 2', 'English', 'Physiotherapist');
    await fill('Première étape', 'Français', 'Qui ?');
    await create();
    await waitFor(() => expect(beginRegistry).toHaveBeenCalled());
    const { bundle, findings } = buildBundle(beginRegistry.mock.calls[0]?.[0].files ?? {}, {});
    expect(findings).toEqual([]);
    expect(bundle?.languages).toEqual(['fr', 'en']);
    expect(bundle?.roles.map(({ id }) => id)).toEqual(['reviewer', 'kine']);
    expect(bundle?.workflows.record?.steps.map(({ id }) => id)).toEqual(['qui']);
  });

  it('says all that is missing at the top, each a way to its field, and sends nothing', async () => {
    const { beginRegistry } = open();
    await screen.findByRole('heading', { level: 1, name: 'Nouveau registre' });
    await fill('Rôle 2', 'Français', 'Médecin');
    await type('Nom court', 'Hanche 2');
    await create();
    const summary = await screen.findByRole('alert', { name: 'Il reste quelque chose à compléter' });
    expect(summary).toHaveFocus();
    const links = within(summary).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual([
      'Titre du registre, Français : Complétez ce champ.',
      'Titre du registre, Nederlands : Complétez ce champ.',
      'Nom court : Écrivez un nom en minuscules, avec des chiffres et des traits d’union, qui commence par une lettre.',
      'Adresse de l’assistance : Complétez ce champ.',
      'Base légale : Complétez ce champ.',
      'Article : Complétez ce champ.',
      'Rôle 2 : Un autre rôle s’appelle déjà ainsi.',
    ]);
    await userEvent.click(within(summary).getByRole('link', { name: /^Article/ }));
    const article = screen.getByRole('textbox', { name: 'Article' });
    expect(article).toHaveFocus();
    expect(article).toBeInvalid();
    expect(beginRegistry).not.toHaveBeenCalled();
  });

  it('says at the short name that there is one of it already, and sends a second one under another key', async () => {
    const detail = '« protheses-de-la-hanche » existe, ou quelqu’un le prépare.';
    const { beginRegistry } = open({}, problem(409, { detail }));
    await fillAll();
    await create();
    const id = screen.getByRole('textbox', { name: 'Nom court' });
    await waitFor(() => expect(id).toHaveAccessibleDescription(expect.stringContaining(detail)));
    expect(screen.getByRole('alert')).toHaveTextContent(detail);
    await userEvent.clear(id);
    await userEvent.type(id, 'hanche');
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    await create();
    await waitFor(() => expect(beginRegistry).toHaveBeenCalledTimes(2));
    const [first, second] = beginRegistry.mock.calls;
    expect(second?.[0].id).toBe('hanche');
    expect(second?.[1]).not.toBe(first?.[1]);
  });

  it('sends the same once more under the same key where no answer came', async () => {
    const { beginRegistry } = open({}, new TypeError('network'));
    await fillAll();
    await create();
    expect(await screen.findByRole('alert')).toHaveTextContent('Le serveur ne répond pas');
    await create();
    await waitFor(() => expect(beginRegistry).toHaveBeenCalledTimes(2));
    expect(beginRegistry.mock.calls[1]).toEqual(beginRegistry.mock.calls[0]);
  });

  it('lets it be tried in development by the people who are chosen', async () => {
    const { beginRegistry } = open({ people: [person('ann', 'Ann Aerts'), person('bob', 'Bob Baert')] });
    await fillAll();
    const second = within(screen.getByRole('group', { name: 'Rôle 2' }));
    await userEvent.selectOptions(
      second.getByRole('combobox', { name: 'Pour l’essayer' }),
      'Bob Baert (North)',
    );
    await create();
    await waitFor(() => expect(beginRegistry).toHaveBeenCalled());
    const text = beginRegistry.mock.calls[0]?.[0].files['development.json'] ?? '';
    const registry = 'protheses-de-la-hanche';
    expect(JSON.parse(text)).toEqual({
      memberships: [{ person: 'bob', registry, role: 'reviewer', organisation: '71' }],
    });
  });
});

it('shows a title that looks like a page as the text that it is', async () => {
  const title = '<img src=x onerror=alert(1)>';
  renderStudio('/studio', {
    registries: async () => ({ registries: [aRegistry({ title: { fr: title } })] }),
  });
  expect(await screen.findByRole('heading', { level: 2, name: title })).toBeInTheDocument();
});
