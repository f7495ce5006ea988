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
});
