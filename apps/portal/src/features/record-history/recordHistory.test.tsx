import type { AuditEntry, AuditPage } from '@greffe/client';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aReading, problem, renderPortal } from '../../../test/portal.tsx';

const as = [{ role: 'librarian', organisation: 'Bibliothèque communale' }];
const entry = (more: Partial<AuditEntry> & Pick<AuditEntry, 'kind'>): AuditEntry => ({
  at: '2026-11-22T09:00:00.000Z',
  by: { name: 'Ada Dupont' },
  as,
  ...more,
});
const aPage = (items: AuditEntry[], more: Partial<AuditPage> = {}): AuditPage => ({
  items,
  showsAccess: true,
  ...more,
});
const open = (...pages: AuditPage[]) => {
  const asked: (string | undefined)[] = [];
  renderPortal('/records/r1/history', {
    record: async () => aReading(),
    audit: async (_, before) => {
      asked.push(before);
      return pages[asked.length - 1] ?? aPage([]);
    },
  });
  return asked;
};
const told = async () =>
  within(await screen.findByRole('list', { name: 'Historique' }))
    .getAllByRole('listitem')
    .map((item) => item.textContent);

describe('the history of a record', () => {
  it('says what changed as a person reads it, by whom, in which role and for whom', async () => {
    open(
      aPage([
        entry({
          kind: 'save',
          step: 'diary',
          since: '2026-11-22T08:30:00.000Z',
          count: 3,
          changes: [{ pointer: '/pages', before: 1200, after: 1400 }],
        }),
        entry({
          kind: 'event',
          type: 'validated',
          step: 'desk',
          changes: [
            { pointer: '/book/title', before: 'Bruges', after: 'Malpertuis' },
            { pointer: '/reader/hasNoNiss', after: true },
            { pointer: '/reader/birthDate', before: '1985-04-02' },
          ],
        }),
      ]),
    );
    const [save, validated] = await told();
    expect(save).toMatch(/^Brouillon modifié : Carnet/);
    expect(save).toContain('par Ada Dupont (Bibliothécaire, Bibliothèque communale)');
    expect(save).toContain('3 fois, la première : 09:30');
    expect(save).toMatch(/Pages lues.*1.?200.*1.?400/);
    expect(validated).toMatch(/^Validé : Guichet/);
    const changes = screen.getAllByRole('term').map((term) => term.parentElement?.textContent);
    expect(changes.slice(1), 'in the order of the form').toEqual([
      'Sans numéro nationalaprès :Oui',
      'Date de naissanceavant :02/04/1985après :(vide)',
      'Titreavant :Brugesaprès :Malpertuis',
    ]);
  });

  it('says who looked and who was refused, on a view of its own', async () => {
    open(
      aPage([
        entry({ kind: 'read', since: '2026-11-22T08:00:00.000Z', count: 2 }),
        entry({
          kind: 'refused',
          as: [{ organisation: 'Archives' }],
          by: { name: 'Bob Maes' },
          problem: 'notFound',
          address: '192.0.2.7',
        }),
        entry({ kind: 'refused', command: 'reopen', step: 'desk', problem: 'refused' }),
        entry({ kind: 'event', type: 'created' }),
      ]),
    );
    expect(await told()).toHaveLength(4);
    await userEvent.click(screen.getByRole('tab', { name: 'Consultations' }));
    const [read, refused, command, ...rest] = await told();
    expect(read).toMatch(/^Consulté.*2 fois, la première : 09:00$/);
    expect(refused).toMatch(
      /^Tentative refusée.*par Bob Maes \(Archives\).*n’avait pas accès.*192\.0\.2\.7$/,
    );
    expect(command).toMatch(/^Tentative refusée \(rouvrir\) : Guichet.*pas permis à ce stade\.$/);
    expect(rest).toEqual([]);
    await userEvent.click(screen.getByRole('tab', { name: 'Modifications' }));
    expect(await told()).toEqual([expect.stringMatching(/^Créé/)]);
  });

  it('has no view of who looked for whom it is not', async () => {
    open(aPage([entry({ kind: 'event', type: 'created' })], { showsAccess: false }));
    expect(await told()).toHaveLength(1);
    expect(screen.queryByRole('tab')).not.toBeInTheDocument();
    expect(screen.queryByText(/qui a consulté/)).not.toBeInTheDocument();
  });

  it('shows what came before when it is asked for, and many changes too', async () => {
    const changes = Array.from({ length: 9 }, (_, index) => ({
      pointer: `/old/${index}`,
      after: `v${index}`,
    }));
    const before = '2026-11-21T09:00:00.000Z';
    const asked = open(
      aPage([entry({ kind: 'save', step: 'desk', changes })], { before }),
      aPage([entry({ kind: 'event', type: 'created', at: before })]),
    );
    expect(await told()).toHaveLength(1);
    expect(screen.queryByText('v8')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Voir les 9 modifications' }));
    expect(screen.getByText('v8')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Montrer ce qui précède' }));
    expect(await screen.findByText('Créé')).toBeInTheDocument();
    expect(asked).toEqual([undefined, before]);
    expect(screen.queryByRole('button', { name: 'Montrer ce qui précède' })).not.toBeInTheDocument();
  });

  it('is reached from the record, and answers as the record does where there is none', async () => {
    const { router } = renderPortal('/records/r1', { record: async () => aReading() });
    const link = await screen.findByRole('link', { name: 'Tout l’historique, valeur par valeur' });
    expect(link).toHaveAttribute('href', '/records/r1/history');
    router.dispose();
    renderPortal('/records/r2/history', {
      record: () => Promise.reject(problem(404)),
      audit: () => Promise.reject(problem(404)),
    });
    expect(await screen.findByRole('heading', { level: 1, name: /introuvable|pas/ })).toBeInTheDocument();
  });
});
