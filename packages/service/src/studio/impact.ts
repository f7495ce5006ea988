import type { Bundle } from '@greffe/definition';
import type { DraftImpact, Language } from '../api/index.ts';
import type { DefinitionFiles } from '../definitions/sources.ts';
import type { Work } from '../records/work.ts';
import { changesBetween } from './changes.ts';
import type { CheckOrder, CheckReport } from './check/types.ts';
import { filesOf, loadDraft } from './drafts.ts';
import { bundleInForce } from './inForce.ts';

/** What a draft is compared with: its files, and the version in force. */
export interface ImpactGround {
  readonly revision: number;
  readonly order: CheckOrder;
  readonly older: Bundle | undefined;
}

export async function loadImpactGround(work: Work, id: string, language: Language): Promise<ImpactGround> {
  const row = await loadDraft(work, id, 'read');
  const shared = JSON.parse(row.shared) as DefinitionFiles;
  const files = await filesOf(work, id);
  const { registry, revision } = row;
  return {
    revision,
    order: { registry, files, shared, language, compiles: false },
    older: await bundleInForce(work, registry),
  };
}

/** What publishing a draft would mean by itself: differences, findings, proofs, cases. */
export function impactOf({ older, revision }: ImpactGround, report: CheckReport): DraftImpact {
  const { bundle } = report;
  return {
    revision,
    ...(older && { inForce: { hash: older.hash, version: older.version } }),
    changes: bundle === undefined ? [] : changesBetween(older, bundle),
    findings: report.findings.map((finding) => ({ ...finding })),
    ...verifierOf(report),
    cases: {
      passed: report.cases.passed,
      failed: report.cases.failed.map(({ file, title, differences }) => ({
        file,
        title,
        differences: differences.map((difference) => ({ ...difference })),
      })),
    },
  };
}

function verifierOf({ verifier }: CheckReport): Pick<DraftImpact, 'verifier'> {
  if (verifier === undefined) return {};
  const results = verifier.results.map(({ recordType, property, title, answer, violations, left }) => ({
    recordType,
    property,
    title,
    answer,
    left: [...left],
    violations: violations.map(({ finding, trace }) => ({ finding: { ...finding }, trace: [...trace] })),
  }));
  return { verifier: { isProved: verifier.isProved, results } };
}
