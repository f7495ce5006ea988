import type { AccessGround, GrantView, PersonView } from '@greffe/client';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { organisation, problem, renderPortal } from '../../../test/portal.tsx';

const other = { number: '200', name: 'Bibliothèque du Nord' };

const ground = (more: Partial<AccessGround> = {}): AccessGround => ({
  registries: [
    {
      id: 'library',
      title: { fr: 'Bibliothèque' },
      roles: [
        {
          id: 'librarian',
          title: { fr: 'Bibliothécaire' },
          isForOneself: false,
          organisations: ['100', '200'],
        },
        { id: 'reader', title: { fr: 'Lecteur' }, isForOneself: false, organisations: ['100'] },
        { id: 'borrower', title: { fr: 'Emprunteur' }, isForOneself: true, organisations: ['100'] },
      ],
    },
  ],
  organisations: [organisation, other],
  isAdministrator: false,
  seesSendings: false,
  dueReviews: 0,
  today: '2026-11-22',
  ...more,
});

const aGrant = (more: Partial<GrantView> = {}): GrantView => ({
  id: 7,
  person: { id: 'jo', name: 'Jo Janssens' },
  registry: 'library',
  role: 'reader',
  titles: { registry: { fr: 'Bibliothèque' }, role: { fr: 'Lecteur' } },
  organisation,
  from: '2026-01-05T09:00:00Z',
  state: 'current',
  isDue: false,
  grantedBy: 'Ada Dupont',
  canEnd: true,
  canConfirm: false,
  isOwn: false,
  ...more,
});
const aPage = (...items: GrantView[]) => ({ items, total: items.length, page: 1, size: 25 });

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const act = async (item: string) => {
  await press('Actions pour Jo Janssens');
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
};

describe('NP-2, CG-1: the page of accesses', () => {
  it('is in the navigation of who may give some, and of nobody else', async () => {
    const { unmount } = renderPortal('/', { accessGround: async () => ground() });
    expect(await screen.findByRole('link', { name: 'Accès' })).toHaveAttribute('href', '/access');
    unmount();
    const accessGround = vi.fn(async () => ground({ registries: [] }));
    renderPortal('/', { accessGround });
    await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(accessGround).toHaveBeenCalled());
    expect(screen.queryByRole('link', { name: 'Accès' })).not.toBeInTheDocument();
  });

  it('says to whoever may give none whom to ask', async () => {
    renderPortal('/access', { accessGround: async () => ground({ registries: [] }) });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Vous ne pouvez donner aucun accès' }),
    ).toBeInTheDocument();
  });

  it('shows who has what, from when, by whom, and asks the server for what is filtered', async () => {
    const grants = vi.fn(async () => aPage(aGrant({ standsInFor: 'Li Chen' })));
    renderPortal('/access', { accessGround: async () => ground(), grants });
    const row = await screen.findByRole('row', { name: /Jo Janssens/ });
    for (const text of ['Lecteur', 'Depuis le 05/01/2026', 'Donné par Ada Dupont', 'Remplace Li Chen']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Montrer' }), 'Terminés');
    await waitFor(() => expect(grants).toHaveBeenLastCalledWith(expect.objectContaining({ state: 'ended' })));
    await userEvent.type(screen.getByRole('searchbox', { name: 'Rechercher une personne' }), 'jo{Enter}');
    await waitFor(() => expect(grants).toHaveBeenLastCalledWith(expect.objectContaining({ q: 'jo' })));
  });

  it('withdraws with a reason and not without, and says what the server refuses', async () => {
    const endAccess = vi
      .fn()
      .mockRejectedValueOnce(problem(409, { detail: 'Déjà terminé.' }))
      .mockResolvedValueOnce(aGrant({ state: 'ended' }));
    const answers = { accessGround: async () => ground(), grants: async () => aPage(aGrant()), endAccess };
    renderPortal('/access', answers);
    await act('Retirer l’accès');
    const dialog = await screen.findByRole('dialog', { name: 'Retirer l’accès de Jo Janssens ?' });
    const withdraw = within(dialog).getByRole('button', { name: 'Retirer l’accès' });
    await userEvent.click(withdraw);
    const reason = within(dialog).getByRole('textbox', { name: /Motif/ });
    expect(reason).toHaveAccessibleDescription(/Donnez le motif\./);
    expect(endAccess).not.toHaveBeenCalled();
    await userEvent.type(reason, 'A quitté la maison');
    await userEvent.click(withdraw);
    expect(await within(dialog).findByText('Déjà terminé.')).toBeInTheDocument();
    expect(reason).toHaveValue('A quitté la maison');
    await userEvent.click(withdraw);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(endAccess).toHaveBeenLastCalledWith(7, 'A quitté la maison');
  });

  it('offers no end of one’s own access', async () => {
    const grants = async () => aPage(aGrant({ isOwn: true, canEnd: false }));
    renderPortal('/access', { accessGround: async () => ground(), grants });
    await press('Actions pour Jo Janssens');
    expect(await screen.findByRole('menuitem', { name: 'Historique' })).toBeInTheDocument();
    expect(screen.queryByRole('menuitem', { name: 'Retirer l’accès' })).not.toBeInTheDocument();
  });

  it('asks for what is due, and confirms it', async () => {
    const due = aGrant({ isDue: true, canConfirm: true, reviewBy: '2026-12-01T10:00:00Z' });
    const confirmAccess = vi.fn(async () => aGrant({ reviewBy: '2027-11-22T10:00:00Z' }));
    const accessGround = async () => ground({ dueReviews: 1 });
    renderPortal('/access', { accessGround, grants: async () => aPage(due), confirmAccess });
    expect(await screen.findByText('1 accès est à confirmer')).toBeInTheDocument();
    expect(await screen.findByText('À confirmer avant le 01/12/2026')).toBeInTheDocument();
    await act('Confirmer pour un an');
    expect(
      await screen.findByText('L’accès de Jo Janssens est confirmé jusqu’au 22/11/2027.'),
    ).toBeInTheDocument();
  });

  it('tells who gave, confirmed and ended it, and why', async () => {
    const events = [
      { at: '2026-01-05T09:00:00Z', what: 'granted' as const, by: 'Ada Dupont', reason: '' },
      { at: '2026-02-05T09:00:00Z', what: 'ended' as const, by: 'Li Chen', reason: 'Parti' },
    ];
    const grantHistory = async () => ({ events });
    renderPortal('/access', {
      accessGround: async () => ground(),
      grants: async () => aPage(aGrant()),
      grantHistory,
    });
    await act('Historique');
    const history = await screen.findByRole('list', { name: 'Historique' });
    const items = within(history).getAllByRole('listitem');
    expect(items[0]).toHaveTextContent('Accès donné');
    expect(items[1]?.textContent).toMatch(/Accès retiré.*Li Chen.*Parti/);
  });
});

describe('one person’s page', () => {
  const jo = { id: 'jo', name: 'Jo Janssens' };
  const events = [
    { grant: 8, at: '2025-01-05T09:00:00Z', what: 'granted' as const, by: 'Ada Dupont', reason: '' },
    { grant: 8, at: '2025-02-05T09:00:00Z', what: 'ended' as const, by: 'Li Chen', reason: 'Parti' },
    {
      grant: 7,
      at: '2026-01-05T09:00:00Z',
      what: 'confirmed' as const,
      by: 'Ada Dupont',
      reason: '',
      until: '2027-01-04T23:00:00Z',
    },
  ];
  const ended = { by: 'Li Chen', at: '2025-02-05T09:00:00Z', reason: 'Parti' };
  const view = (more: Partial<PersonView> = {}): PersonView => ({
    person: jo,
    isOwn: false,
    grants: [
      aGrant({ reviewBy: '2027-01-05T10:00:00Z' }),
      aGrant({ id: 8, role: 'librarian', state: 'ended', canEnd: false, ended, organisation: other }),
    ],
    standIns: [aGrant({ id: 9, person: { id: 'li', name: 'Li Chen' }, standsInFor: jo.name })],
    events,
    handover: [{ grant: 7, waiting: 3, others: [{ id: 'li', name: 'Li Chen' }, { name: 'Max Peeters' }] }],
    ...more,
  });
  const open = (person: () => Promise<PersonView>, more: object = {}) =>
    renderPortal('/access/people/jo', { accessGround: async () => ground(), person, ...more });

  it('is reached from the list, and tells what is held, what has ended, who stands in and what became of each', async () => {
    const person = vi.fn(async () => view());
    renderPortal('/access', {
      accessGround: async () => ground(),
      grants: async () => aPage(aGrant()),
      person,
    });
    await userEvent.click(await screen.findByRole('link', { name: 'Jo Janssens' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Jo Janssens' })).toHaveFocus();
    expect(person).toHaveBeenCalledWith('jo');
    const held = within(screen.getByRole('table', { name: 'En cours et à venir' }));
    const row = held.getByRole('row', { name: /Lecteur/ });
    for (const text of [organisation.name, 'Donné par Ada Dupont', 'À confirmer avant le 05/01/2027']) {
      expect(within(row).getByText(text)).toBeInTheDocument();
    }
    const gone = within(screen.getByRole('table', { name: 'Terminés' }));
    expect(gone.getByText('Retiré par Li Chen : Parti')).toBeInTheDocument();
    const away = within(screen.getByRole('table', { name: 'Remplacements en son absence' }));
    expect(away.getByRole('link', { name: 'Li Chen' })).toHaveAttribute('href', '/access/people/li');
    const [first, second] = within(screen.getByRole('list', { name: 'Historique' })).getAllByRole('listitem');
    expect(first?.textContent).toMatch(
      /Accès confirmé.*Ada Dupont.*Lecteur, Bibliothèque communale.*04\/01\/2027/,
    );
    expect(second?.textContent).toMatch(/Accès retiré.*Li Chen.*Bibliothèque du Nord.*Parti/);
  });

  it('tells what waits for each role, and who else can do it', async () => {
    const { unmount } = open(async () => view());
    const table = within(await screen.findByRole('table', { name: /^Ce qui attend/ }));
    const row = table.getByRole('row', { name: /Lecteur, Bibliothèque communale/ });
    expect(row).toHaveTextContent('3 dossiers attendent ce rôle');
    expect(row).toHaveTextContent('Li Chen, Max Peeters');
    expect(within(row).getByRole('link')).toHaveAttribute('href', '/access/people/li');
    unmount();
    open(async () => view({ handover: [{ grant: 7, waiting: 1, others: [] }] }));
    expect(await screen.findByText(/^Personne d’autre : sans remplaçant/)).toBeInTheDocument();
    expect(screen.getByText('1 dossier attend ce rôle')).toBeInTheDocument();
  });

  it('withdraws what is held, and says it anew', async () => {
    const endAccess = vi.fn(async (..._call: unknown[]) => aGrant({ state: 'ended' }));
    const person = vi.fn(async () => view());
    open(person, { endAccess });
    await press('Actions pour Lecteur, Bibliothèque communale');
    expect(screen.queryByRole('menuitem', { name: 'Historique' })).not.toBeInTheDocument();
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Retirer l’accès' }));
    const dialog = await screen.findByRole('dialog', { name: 'Retirer l’accès de Jo Janssens ?' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Motif/ }), 'Parti');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Retirer l’accès' }));
    await waitFor(() => expect(person).toHaveBeenCalledTimes(2));
    expect(endAccess).toHaveBeenCalledWith(7, 'Parti');
  });

  it('of oneself is reached from the account menu, and offers nothing to do', async () => {
    const person = vi.fn(async () =>
      view({
        isOwn: true,
        grants: [aGrant({ isOwn: true, canEnd: false })],
        standIns: [],
        events: [],
        handover: [],
      }),
    );
    renderPortal('/', { accessGround: async () => ground({ registries: [] }), person });
    await press('Compte de Ada Dupont');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Vos accès' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Vos accès' })).toBeInTheDocument();
    expect(person).toHaveBeenCalledWith('ada');
    expect(screen.queryByRole('button', { name: /^Actions pour/ })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Accès' })).not.toBeInTheDocument();
    expect(screen.getByText('Rien n’a été noté.')).toBeInTheDocument();
  });

  it('is not there for whoever may not see it', async () => {
    open(async () => Promise.reject(problem(404)));
    expect(await screen.findByRole('heading', { name: 'Cette page n’existe pas' })).toBeInTheDocument();
  });
});

describe('giving an access', () => {
  it('offers where the role may be given, finds the person, and sends it once', async () => {
    const giveAccess = vi.fn(async (..._call: unknown[]) => aGrant());
    const findPerson = async () => ({ person: { id: 'jo', name: 'Jo Janssens' } });
    const grants = async () => aPage();
    const { router } = renderPortal('/access/new', {
      accessGround: async () => ground(),
      findPerson,
      grants,
      giveAccess,
    });
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: /Rôle/ }), 'Lecteur');
    // One organisation is possible: it is chosen already.
    expect(screen.getByRole('combobox', { name: /Organisation/ })).toHaveValue('100');
    await userEvent.type(screen.getByRole('textbox', { name: 'Numéro INAMI' }), '1 12 34567 890');
    await press('Chercher');
    expect(await screen.findByText('Jo Janssens')).toBeInTheDocument();
    await userEvent.type(screen.getByRole('textbox', { name: 'Dernier jour' }), '31/12/2026');
    await press('Donner un accès');
    await waitFor(() => expect(router.state.location.pathname).toBe('/access'));
    expect(giveAccess.mock.lastCall?.[0]).toEqual({
      registry: 'library',
      role: 'reader',
      organisation: '100',
      person: { number: '1 12 34567 890' },
      to: '2026-12-31',
    });
    expect(await screen.findByText('Jo Janssens a maintenant cet accès.')).toBeInTheDocument();
  });

  it('asks for the name of somebody new, and keeps what was typed when the server refuses', async () => {
    const refused = problem(422, {
      detail: 'Corrigez.',
      errors: [{ pointer: '/to', code: 'dayPast', message: 'Ce jour est passé.' }],
    });
    const giveAccess = vi.fn().mockRejectedValue(refused);
    renderPortal('/access/new', {
      accessGround: async () => ground(),
      findPerson: async () => ({}),
      grants: async () => aPage(),
      giveAccess,
    });
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: /Rôle/ }), 'Lecteur');
    await userEvent.type(screen.getByRole('textbox', { name: 'Numéro INAMI' }), '10000000001');
    await press('Chercher');
    await userEvent.type(await screen.findByRole('textbox', { name: /Prénom/ }), 'Nele');
    await userEvent.type(screen.getByRole('textbox', { name: /^Nom/ }), 'Nieuw');
    const to = screen.getByRole('textbox', { name: 'Dernier jour' });
    await userEvent.type(to, '01/01/2020');
    await press('Donner un accès');
    expect(await screen.findByText('L’accès n’a pas été donné')).toBeInTheDocument();
    expect(to).toHaveAccessibleDescription(/Ce jour est passé\./);
    expect(screen.getByRole('textbox', { name: /Prénom/ })).toHaveValue('Nele');
    expect(giveAccess.mock.lastCall?.[0].person).toEqual({
      number: '10000000001',
      givenName: 'Nele',
      familyName: 'Nieuw',
    });
  });

  it('is for somebody of the list too, without a number', async () => {
    const giveAccess = vi.fn(async (..._call: unknown[]) => aGrant());
    const answers = { accessGround: async () => ground(), grants: async () => aPage(aGrant()), giveAccess };
    renderPortal('/access', answers);
    await act('Donner un autre accès');
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: /Rôle/ }), 'Bibliothécaire');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Organisation/ }), other.name);
    expect(screen.getByText('Jo Janssens')).toBeInTheDocument();
    await press('Donner un accès');
    await waitFor(() =>
      expect(giveAccess.mock.lastCall?.[0]).toEqual({
        registry: 'library',
        role: 'librarian',
        organisation: '200',
        person: { id: 'jo' },
      }),
    );
  });

  it('of one’s own records goes by the national number', async () => {
    const refused = problem(422, {
      errors: [{ pointer: '/person/niss', code: 'nissNumber', message: 'Le numéro compte 11 chiffres.' }],
    });
    const giveAccess = vi.fn().mockRejectedValueOnce(refused).mockResolvedValueOnce(aGrant());
    renderPortal('/access/new', {
      accessGround: async () => ground(),
      grants: async () => aPage(),
      giveAccess,
    });
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: /Rôle/ }), 'Emprunteur');
    expect(screen.queryByRole('textbox', { name: 'Numéro INAMI' })).not.toBeInTheDocument();
    await userEvent.type(screen.getByRole('textbox', { name: /Prénom/ }), 'Piet');
    await userEvent.type(screen.getByRole('textbox', { name: /^Nom/ }), 'Patient');
    await press('Donner un accès');
    const niss = screen.getByRole('textbox', { name: /NISS/ });
    await waitFor(() => expect(niss).toHaveFocus());
    expect(niss).toHaveAccessibleDescription(/11 chiffres/);
    await userEvent.type(niss, '85.04.02-169.32');
    await press('Donner un accès');
    await waitFor(() =>
      expect(giveAccess.mock.lastCall?.[0].person).toEqual({
        niss: '85040216932',
        givenName: 'Piet',
        familyName: 'Patient',
      }),
    );
  });

  it('offers to stand in for whoever has the role there', async () => {
    const li = aGrant({ person: { id: 'li', name: 'Li Chen' }, role: 'reader' });
    renderPortal('/access/new', { accessGround: async () => ground(), grants: async () => aPage(li) });
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: /Rôle/ }), 'Lecteur');
    const standIn = await screen.findByRole('combobox', { name: 'Remplace' });
    expect(within(standIn).getByRole('option', { name: 'Li Chen' })).toBeInTheDocument();
  });
});

describe('organisations', () => {
  const list = {
    organisations: [organisation, other],
    canRename: true,
    registries: [{ id: 'library', title: { fr: 'Bibliothèque' } }],
    cooperations: [
      {
        id: 3,
        registry: 'library',
        organisation,
        partner: other,
        from: '2026-01-05T09:00:00Z',
        madeBy: 'Ada Dupont',
      },
    ],
    history: [
      {
        number: '100',
        name: organisation.name,
        was: 'Ancien nom',
        at: '2026-01-05T09:00:00Z',
        what: 'renamed' as const,
        by: 'Ada Dupont',
        byId: 'ada',
      },
    ],
  };

  it('is not there for who administers nothing', async () => {
    renderPortal('/access/organisations', { organisations: async () => Promise.reject(problem(404)) });
    expect(await screen.findByRole('heading', { name: 'Cette page n’existe pas' })).toBeInTheDocument();
  });

  it('says what became of them', async () => {
    renderPortal('/access/organisations', { organisations: async () => list });
    const history = await screen.findByRole('list', { name: 'Organisations : historique' });
    const [event] = within(history).getAllByRole('listitem');
    expect(event).toHaveTextContent(`« Ancien nom » s’appelle désormais « ${organisation.name} »`);
    const by = within(event as HTMLElement).getByRole('link', { name: 'Ada Dupont' });
    expect(by).toHaveAttribute('href', '/access/people/ada');
  });

  it('adds one, and says at the field what is wrong', async () => {
    const addOrganisation = vi
      .fn()
      .mockRejectedValueOnce(
        problem(422, { errors: [{ pointer: '/name', code: 'required', message: 'Complétez ce champ.' }] }),
      )
      .mockResolvedValueOnce(undefined);
    renderPortal('/access/organisations', { organisations: async () => list, addOrganisation });
    await userEvent.type(await screen.findByRole('textbox', { name: /Numéro/ }), '300');
    await press('Ajouter l’organisation');
    const name = screen.getByRole('textbox', { name: /Nom/ });
    await waitFor(() => expect(name).toHaveAccessibleDescription(/Complétez ce champ\./));
    await userEvent.type(name, 'Sud');
    await press('Ajouter l’organisation');
    await waitFor(() => expect(addOrganisation.mock.lastCall?.[0]).toEqual({ number: '300', name: 'Sud' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: /Nom/ })).toHaveValue(''));
  });

  it('lets two work together, and ends that with a reason', async () => {
    const addCooperation = vi.fn(async (..._call: unknown[]) => undefined);
    const endCooperation = vi.fn(async (..._call: unknown[]) => undefined);
    renderPortal('/access/organisations', {
      organisations: async () => list,
      addCooperation,
      endCooperation,
    });
    await press('Ajouter la collaboration');
    expect(addCooperation).not.toHaveBeenCalled();
    const choose = (name: RegExp, option: string) =>
      userEvent.selectOptions(screen.getByRole('combobox', { name }), option);
    await choose(/Organisation qui donne/, organisation.name);
    await choose(/Organisation partenaire/, other.name);
    await press('Ajouter la collaboration');
    const order = { registry: 'library', organisation: '100', partner: '200' };
    await waitFor(() => expect(addCooperation.mock.lastCall?.[0]).toEqual(order));
    await press(/Mettre fin à la collaboration/);
    const dialog = await screen.findByRole('dialog', { name: 'Mettre fin à cette collaboration ?' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Motif/ }), 'Fin de convention');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Mettre fin' }));
    await waitFor(() => expect(endCooperation).toHaveBeenCalledWith(3, 'Fin de convention'));
  });
});
