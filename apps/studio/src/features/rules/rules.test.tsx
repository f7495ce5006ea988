import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { aDraft, files as plain, renderStudio } from '../../../test/studio.tsx';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const field = (more: object) => ({ origin: 'proposed', ...more });
const law = { source: 'library', article: '§4', sentence: 'Nul ne rend un livre avant de l’avoir emprunté.' };

/** A step with dates and a choice, and three rules: of one condition, of a group, and a warning. */
const files = {
  ...plain,
  'steps/desk.schema.json': json({
    type: 'object',
    properties: {
      title: field({ type: 'string', maxLength: 80 }),
      kind: field({ type: 'string', enum: ['adult', 'child'] }),
      loan: field({
        type: 'object',
        properties: {
          from: field({ type: 'string', format: 'date' }),
          to: field({ type: 'string', format: 'date' }),
        },
      }),
    },
  }),
  'rules.json': json({
    rules: [
      {
        id: 'back-after-out',
        step: 'desk',
        scope: '/loan',
        at: '/to',
        severity: 'error',
        assert: { cel: 'this.to >= this.from' },
        origin: 'source',
        cite: law,
      },
      {
        id: 'child-or-title',
        step: 'desk',
        at: '/kind',
        severity: 'warning',
        assert: {
          any: [
            { cel: 'this.kind == "child"' },
            { cel: 'has(this.title)', message: 'rule.child-or-title.part-1' },
          ],
        },
        origin: 'proposed',
      },
    ],
  }),
  'i18n/fr.json': json({
    ...JSON.parse(plain['i18n/fr.json'] ?? '{}'),
    'field.desk.kind.title': 'Lecteur',
    'field.desk.kind.option.adult': 'Adulte',
    'field.desk.kind.option.child': 'Enfant',
    'field.desk.loan.title': 'Prêt du livre',
    'field.desk.loan.from.title': 'Sortie',
    'field.desk.loan.to.title': 'Retour',
    'rule.back-after-out': 'Le retour n’est pas avant la sortie.',
    'rule.child-or-title': 'Indiquez un titre pour un adulte.',
    'rule.child-or-title.part-1': 'Il manque le titre.',
  }),
};

type Rule = { id: string; assert: unknown; cite?: unknown; scope?: string; at: string; severity: string };

function setUp(path = '/studio/drafts/d1/rules') {
  const saveDraft = vi.fn(
    async (_id: string, _changes: Readonly<Record<string, string | null>>, revision: number) => ({
      revision: revision + 1,
      updatedAt: '2026-11-22T09:00:00Z',
    }),
  );
  const { router } = renderStudio(path, { draft: async () => aDraft({ files }), saveDraft });
  const saved = () =>
    Object.assign({}, ...saveDraft.mock.calls.map(([, changes]) => changes)) as Record<string, string>;
  return {
    router,
    user: userEvent.setup(),
    /** Waits until the draft that was saved is as it is wanted. */
    savedRules: async (check: (rules: Rule[]) => void) =>
      waitFor(() => check(JSON.parse(saved()['rules.json'] ?? '{"rules":[]}').rules), { timeout: 5000 }),
    savedTexts: async (check: (texts: Record<string, string>) => void) =>
      waitFor(() => check(JSON.parse(saved()['i18n/fr.json'] ?? '{}')), { timeout: 5000 }),
  };
}

const list = () => screen.findByRole('navigation', { name: 'Règles du registre' });
const tree = () => within(screen.getByRole('region', { name: 'Ce qui doit être vrai' }));

describe('the rules of a registry', () => {
  it('are listed by step with their sentences; one is shown at its address', async () => {
    setUp('/studio/drafts/d1/rules?rule=child-or-title');
    const rules = within(await list());
    expect(rules.getByRole('heading', { level: 2, name: 'Guichet' })).toBeInTheDocument();
    expect(rules.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Le retour n’est pas avant la sortie.',
      'Indiquez un titre pour un adulte.Avertissement',
    ]);
    expect(
      screen.getByRole('heading', { level: 2, name: 'Indiquez un titre pour un adulte.' }),
    ).toBeInTheDocument();
  });

  it('say, at an address that no rule has, that there is none', async () => {
    setUp('/studio/drafts/d1/rules?rule=nowhere');
    expect(await screen.findByText('Il n’y a pas, ou plus, de règle « nowhere ».')).toBeInTheDocument();
  });

  it('are added with a sentence and the field at which it shows, and not without', async () => {
    const { user, savedRules, savedTexts } = setUp();
    await user.click(within(await list()).getByRole('button', { name: 'Ajouter une règle' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Nouvelle règle' }));
    await user.click(dialog.getByRole('button', { name: 'Ajouter une règle' }));
    expect(await dialog.findByText('Écrivez la phrase dans une langue au moins.')).toBeInTheDocument();
    expect(dialog.getByText('Choisissez un champ.')).toBeInTheDocument();
    await user.type(dialog.getByRole('textbox', { name: 'Phrase montrée (Français)' }), 'Où est l’été ?');
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Montrée à côté du champ' }), 'Titre');
    await user.click(dialog.getByRole('button', { name: 'Ajouter une règle' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Où est l’été ?' })).toBeInTheDocument();
    await savedRules((rules) =>
      expect(rules[2]).toMatchObject({ id: 'ou-est-l-ete', step: 'desk', at: '/title', severity: 'error' }),
    );
    await savedTexts((texts) => expect(texts['rule.ou-est-l-ete']).toBe('Où est l’été ?'));
    // What has to hold is asked for at once.
    await user.selectOptions(tree().getByRole('combobox', { name: 'Champ' }), 'Lecteur');
    await user.selectOptions(tree().getByRole('combobox', { name: 'Valeur' }), 'Adulte');
    await savedRules((rules) => expect(rules[2]?.assert).toEqual({ cel: 'this.kind == "adult"' }));
  });

  it('change place, are renamed and removed, what follows being said', async () => {
    const { user, savedRules, savedTexts } = setUp();
    await list();
    await user.click(screen.getByRole('button', { name: 'Descendre' }));
    await savedRules((rules) =>
      expect(rules.map(({ id }) => id)).toEqual(['child-or-title', 'back-after-out']),
    );
    await user.click(screen.getByRole('button', { name: 'Renommer' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Renommer la règle' }));
    const name = dialog.getByRole('textbox', { name: /Nom dans les fichiers/ });
    await user.clear(name);
    await user.type(name, 'child-or-title');
    await user.click(dialog.getByRole('button', { name: 'Renommer' }));
    expect(await dialog.findByText('Une règle porte déjà ce nom.')).toBeInTheDocument();
    await user.clear(name);
    await user.type(name, 'order-of-dates');
    await user.click(dialog.getByRole('button', { name: 'Renommer' }));
    await savedTexts((texts) =>
      expect(texts['rule.order-of-dates']).toBe('Le retour n’est pas avant la sortie.'),
    );
    await user.click(screen.getByRole('button', { name: 'Supprimer' }));
    const question = within(await screen.findByRole('alertdialog', { name: 'Supprimer cette règle ?' }));
    expect(question.getByText('Le retour n’est pas avant la sortie.')).toBeInTheDocument();
    await user.click(question.getByRole('button', { name: 'Supprimer la règle' }));
    await savedRules((rules) => expect(rules.map(({ id }) => id)).toEqual(['child-or-title']));
    expect(
      screen.getByRole('heading', { level: 2, name: 'Indiquez un titre pour un adulte.' }),
    ).toBeInTheDocument();
  });
});

describe('what has to hold', () => {
  it('is a condition; another makes a group, of which all or one counts', async () => {
    const { user, savedRules } = setUp();
    await list();
    await user.click(tree().getByRole('button', { name: 'Ajouter une condition' }));
    const second = () => within(tree().getByRole('group', { name: 'Condition 2' }));
    expect(second().getByRole('combobox', { name: 'Champ' })).toHaveFocus();
    await user.selectOptions(second().getByRole('combobox', { name: 'Champ' }), 'Sortie');
    await user.selectOptions(second().getByRole('combobox', { name: 'Comparaison' }), 'n’est pas après');
    await user.selectOptions(second().getByRole('combobox', { name: 'Origine de la valeur' }), 'Aujourd’hui');
    await savedRules((rules) =>
      expect(rules[0]?.assert).toEqual({
        all: [{ cel: 'this.to >= this.from' }, { cel: 'this.from <= today' }],
      }),
    );
    await user.selectOptions(
      tree().getAllByRole('combobox', { name: 'Ce qui doit être vrai' })[0] as HTMLElement,
      'Aucune de ces conditions',
    );
    await savedRules((rules) =>
      expect(rules[0]?.assert).toEqual({
        not: { any: [{ cel: 'this.to >= this.from' }, { cel: 'this.from <= today' }] },
      }),
    );
  });

  it('is put in order, in groups and out of them with buttons alone, the focus staying with the part', async () => {
    const { user, savedRules } = setUp('/studio/drafts/d1/rules?rule=child-or-title');
    await list();
    await user.click(tree().getByRole('button', { name: 'Descendre la partie 1' }));
    await savedRules((rules) =>
      expect(rules[1]?.assert).toMatchObject({
        any: [{ cel: 'has(this.title)' }, { cel: 'this.kind == "child"' }],
      }),
    );
    // At the end it can go no further down: the focus is on the way back.
    expect(tree().getByRole('button', { name: 'Monter la partie 2' })).toHaveFocus();
    await user.click(tree().getByRole('button', { name: 'Mettre dans un groupe – partie 2' }));
    await savedRules((rules) =>
      expect(rules[1]?.assert).toMatchObject({ any: [{}, { any: [{ cel: 'this.kind == "child"' }] }] }),
    );
    await user.click(tree().getByRole('button', { name: 'Sortir du groupe – partie 2.1' }));
    expect(tree().queryByRole('group', { name: 'Groupe 2' })).not.toBeInTheDocument();
    await user.click(tree().getByRole('button', { name: 'Supprimer la condition 2' }));
    await savedRules((rules) =>
      expect(rules[1]?.assert).toEqual({ cel: 'has(this.title)', message: 'rule.child-or-title.part-1' }),
    );
  });

  it('says its own sentence, which goes when nothing says it any more', async () => {
    const { user, savedRules, savedTexts } = setUp('/studio/drafts/d1/rules?rule=child-or-title');
    await list();
    await user.click(tree().getByRole('button', { name: 'Ajouter une phrase propre à la partie 1' }));
    const [first, second] = tree().getAllByRole('textbox', { name: 'Phrase de cette partie (Français)' });
    expect(second).toHaveValue('Il manque le titre.');
    await user.type(first as HTMLElement, 'Pas un enfant.');
    await user.tab();
    await savedRules((rules) =>
      expect(rules[1]?.assert).toMatchObject({ any: [{ message: 'rule.child-or-title.part-2' }, {}] }),
    );
    await user.click(tree().getByRole('button', { name: 'Supprimer la condition 2' }));
    await savedTexts((texts) => {
      expect(texts['rule.child-or-title.part-2']).toBe('Pas un enfant.');
      expect(texts).not.toHaveProperty(['rule.child-or-title.part-1']);
    });
  });
});

describe('where a rule shows, and where it comes from', () => {
  it('its expressions follow when it is about something else', async () => {
    const { user, savedRules } = setUp();
    await list();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'La règle porte sur' }),
      'Toute l’étape « Guichet »',
    );
    await savedRules((rules) => {
      expect(rules[0]).toMatchObject({ at: '/loan/to', assert: { cel: 'this.loan.to >= this.loan.from' } });
      expect(rules[0]).not.toHaveProperty('scope');
    });
    await user.selectOptions(screen.getByRole('combobox', { name: 'La règle porte sur' }), 'Prêt du livre');
    await savedRules((rules) =>
      expect(rules[0]).toMatchObject({ scope: '/loan', at: '/to', assert: { cel: 'this.to >= this.from' } }),
    );
  });

  it('shows the sentence of the law, and takes a citation that another rule has', async () => {
    const { user, savedRules } = setUp();
    await list();
    expect(tree().getByText(law.sentence)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Indiquez un titre/ }));
    expect(tree().queryByText(law.sentence)).not.toBeInTheDocument();
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Reprendre une citation du registre' }),
      screen.getByRole('option', { name: /library, §4/ }),
    );
    await savedRules((rules) => expect(rules[1]?.cite).toEqual(law));
    expect(tree().getByText(law.sentence)).toBeInTheDocument();
  });

  it('keeps half a citation out of the draft, and says so', async () => {
    const { user, savedRules } = setUp('/studio/drafts/d1/rules?rule=child-or-title');
    await list();
    await user.type(screen.getByRole('textbox', { name: 'Article' }), '§9');
    await user.tab();
    expect(await screen.findByText(/Une citation a une source et un article/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: 'Source' }), 'library');
    await user.tab();
    await savedRules((rules) => expect(rules[1]?.cite).toEqual({ source: 'library', article: '§9' }));
  });
});

describe('a rule is tried on what was typed in the preview', () => {
  it('waits for the answers that it needs', async () => {
    setUp();
    await list();
    expect(tree().getByText('Pas encore connue')).toBeInTheDocument();
    expect(tree().getByText(/Remplissez l’étape dans l’aperçu/)).toBeInTheDocument();
    expect(tree().getByText('Retour', { selector: 'dt' })).toBeInTheDocument();
    expect(tree().getAllByText('pas encore de réponse')).toHaveLength(2);
  });
});
