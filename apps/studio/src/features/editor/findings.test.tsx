import { act, screen } from '@testing-library/react';
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
  act(() => checker.receive({ revision: checker.requests.at(-1)?.revision, ...more }));

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
    const when = await screen.findByRole('textbox', { name: 'S’applique seulement si' });
    expect(when).toHaveAccessibleDescription(/Rien ne s’appelle « titel »/);
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
