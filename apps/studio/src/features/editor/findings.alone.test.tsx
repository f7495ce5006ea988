import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderStudio } from '../../../test/studio.tsx';
import type { CheckReport, CheckRequest } from '../../checks/protocol.ts';

const checker = vi.hoisted(() => ({
  requests: [] as { type: string; revision: number }[],
  receive: (_report: unknown): void => undefined,
  fail: (): void => undefined,
}));

vi.mock('../../checks/inWorkers.ts', () => ({
  openChecks: (receive: (report: unknown) => void, fail: () => void) => {
    Object.assign(checker, { receive, fail, requests: [] });
    return {
      post: (request: CheckRequest) => void checker.requests.push(request),
      close: () => undefined,
    };
  },
}));

const report = (more: Partial<CheckReport> & Pick<CheckReport, 'type'>) =>
  act(() => checker.receive({ revision: checker.requests.at(-1)?.revision, left: [], ...more }));

const found = (severity: 'error' | 'warning', file: string, pointer: string, message: string) => ({
  severity,
  file,
  pointer,
  message,
  code: 'test',
});

describe('what is wrong with a draft', () => {
  it('is counted, named, and leads to where it can be mended', async () => {
    const { router } = renderStudio('/studio/drafts/d1/texts');
    expect(await screen.findByText('Vérification en cours…')).toBeInTheDocument();
    await report({
      type: 'findings',
      stage: 'linter',
      findings: [
        found('warning', 'i18n/nl.json', '/recordType.loan.title', 'Le même texte qu’en français.'),
        found('error', 'workflow.json', '/recordTypes/loan/steps/1/when', 'Rien ne s’appelle « titel ».'),
      ],
    });
    await report({ type: 'done', isSound: false });
    await userEvent.click(screen.getByRole('button', { name: '1 erreur, 1 avertissement' }));
    const links = screen.getAllByRole('link', { name: /Aller à l’endroit/ });
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/studio/drafts/d1/steps?type=loan&step=opinion',
      '/studio/drafts/d1/texts?key=recordType.loan.title',
    ]);
    await act(() => router.navigate('/studio/drafts/d1/steps?type=loan&step=opinion'));
    const when = await screen.findByRole('group', { name: 'S’applique seulement si' });
    expect(when).toHaveAccessibleDescription(/Rien ne s’appelle « titel »/);
  });

  it('is said in the reader’s language, at a place with a name, and counted beside its part', async () => {
    renderStudio('/studio/drafts/d1/texts', {}, 'nl');
    expect(await screen.findByText('Bezig met nakijken…')).toBeInTheDocument();
    expect(checker.requests[0]).toMatchObject({ type: 'open', language: 'nl' });
    await report({
      type: 'findings',
      stage: 'linter',
      findings: [
        {
          ...found('error', 'rules.json', '/rules/0/at', 'There is no field "/dat" in the step "desk".'),
          code: 'rule.unknown-field',
        },
        {
          ...found('warning', 'steps/desk.logic.json', '/fields/~1title/required', 'x'),
          code: 'logic.cycle',
        },
        {
          ...found('warning', 'steps/desk.schema.json', '/properties/title/pattern', 'x'),
          code: 'schema.pattern',
        },
        { ...found('error', 'form.json', '/version', 'must match'), code: 'meta.pattern' },
      ],
    });
    await report({
      type: 'findings',
      stage: 'verifier',
      findings: [
        {
          ...found(
            'error',
            'workflow.json',
            '/recordTypes/loan/steps/1',
            '“Advies” kan nooit worden begonnen.',
          ),
          code: 'verify.reachable',
          trace: ['1. Bibliothecaris: valideert “Balie”.'],
        },
      ],
      left: ['“Prêt” is te groot om alles na te gaan.'],
    });
    await report({ type: 'done', isSound: true });
    await userEvent.click(screen.getByRole('button', { name: /3 fouten, 2 waarschuwingen/ }));
    expect(screen.getByText('Er is geen veld “/dat” in de stap “desk”.')).toBeInTheDocument();
    const links = screen.getAllByRole('link', { name: /Naar de plaats/ });
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Naar de plaats: Regel “0”: waar ze wordt getoond', '/studio/drafts/d1/rules?rule=0'],
      ['Naar de plaats: Stap “Advies”', '/studio/drafts/d1/steps?type=loan&step=opinion'],
      [
        'Naar de plaats: Veld “Titel” (stap “Balie”): verplicht',
        '/studio/drafts/d1/fields?step=desk&field=%2Ftitle',
      ],
      [
        'Naar de plaats: Veld “Titel” (stap “Balie”): patroon',
        '/studio/drafts/d1/fields?step=desk&field=%2Ftitle',
      ],
    ]);
    expect(screen.getByText('Het register')).toBeInTheDocument();
    expect(screen.getByText('1. Bibliothecaris: valideert “Balie”.')).toBeInTheDocument();
    expect(screen.getByText('“Prêt” is te groot om alles na te gaan.')).toBeInTheDocument();
    const parts = within(screen.getByRole('navigation', { name: 'Delen van de definitie' }));
    expect(parts.getAllByRole('link').map((link) => link.textContent)).toEqual([
      'Stappen 1 bevinding',
      'Velden 2 bevindingen',
      'Regels 1 bevinding',
      'Teksten',
      'Publiceren',
    ]);
  });

  it('says what could not be checked where nothing else is to be said', async () => {
    renderStudio('/studio/drafts/d1/texts');
    await screen.findByText('Vérification en cours…');
    await report({ type: 'findings', stage: 'cases', findings: [], left: ['cases/a.case.json'] });
    await report({ type: 'done', isSound: true });
    await userEvent.click(screen.getByRole('button', { name: 'Aucune anomalie' }));
    expect(screen.getByText('cases/a.case.json')).toBeInTheDocument();
  });

  it('says that nothing is, or that it could not be checked', async () => {
    renderStudio('/studio/drafts/d1/texts');
    await screen.findByText('Vérification en cours…');
    await report({ type: 'done', isSound: true });
    expect(screen.getByText('Aucune anomalie')).toBeInTheDocument();
    act(() => checker.fail());
    expect(screen.getByText('La vérification n’a pas pu se faire')).toBeInTheDocument();
  });
});
