import type { ApprovalView, DraftImpact, RecordsImpact, StudioClient } from '@greffe/client/studio';
import { vi } from 'vitest';
import { aDraft, aDraftLine, aRegistry } from './studio.tsx';

type Words = DraftImpact['changes'][number]['words'];
const words = (fr: string): Words => ({ fr, nl: `${fr} (nl)`, de: `${fr} (de)`, en: `${fr} (en)` });

/** What the server says of a draft that can be published. */
export function anImpact(more: Partial<DraftImpact> = {}): DraftImpact {
  return {
    revision: 4,
    inForce: { hash: 'h1', version: '1.0.0' },
    changes: [
      {
        kind: 'fieldAdded',
        impact: 'harmless',
        where: { step: 'desk', pointer: '/title' },
        words: words('Le champ « Titre » est nouveau.'),
      },
      {
        kind: 'textChanged',
        impact: 'harmless',
        where: { id: 'step.desk.title' },
        words: words('Le texte a changé.'),
      },
    ],
    findings: [],
    verifier: {
      isProved: true,
      results: [
        {
          recordType: 'loan',
          property: 'order',
          title: 'Chaque étape attend son tour.',
          answer: 'proved',
          violations: [],
          left: [],
        },
      ],
    },
    cases: { passed: 2, failed: [] },
    ...more,
  };
}

export function aRecordsImpact(more: Partial<RecordsImpact> = {}): RecordsImpact {
  return {
    revision: 4,
    records: [
      { recordType: 'loan', step: 'desk', status: 'draft', count: 5, staysValid: 3, loses: 1, cannot: 1 },
    ],
    recordsUnderWay: 5,
    recordsLookedAt: 5,
    reasons: [{ outcome: 'cannot', count: 1, words: words('L’étape peut encore être annulée.') }],
    findings: [],
    ...more,
  };
}

export const noApproval: ApprovalView = { isNeeded: false, canAnswer: false, canPublish: false };

/** A request by somebody, at the draft's revision. */
export function aRequest(more: Partial<NonNullable<ApprovalView['request']>> = {}) {
  return {
    id: 12,
    revision: 4,
    version: '1.1.0',
    notes: 'Un titre en plus.',
    at: '2026-11-22T09:00:00Z',
    by: { name: 'Jan Peeters' },
    ...more,
  };
}

/** A server that answers everything about publishing; each answer can be replaced. */
export function publicationAnswers(more: Partial<StudioClient> = {}) {
  return {
    registries: async () => ({ registries: [aRegistry({ drafts: [aDraftLine()] })] }),
    draft: async () => aDraft(),
    impact: async () => anImpact(),
    recordsImpact: async () => aRecordsImpact(),
    approval: async () => noApproval,
    publish: vi.fn(async () => ({ hash: 'h2', version: '1.1.0', revision: 5 })),
    ...more,
  };
}
