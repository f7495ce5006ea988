import type { DraftImpact } from '@greffe/client/studio';
import { Section, Stack } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { obstaclesOf } from '../obstacles.ts';
import { CasesPart } from './CasesPart.tsx';
import { FindingList } from './FindingList.tsx';
import { PartHeading } from './PartHeading.tsx';
import { ProofsPart } from './ProofsPart.tsx';

/** What was found: faults, what is proved of the workflow, which examples hold. */
export function ChecksPart({ impact }: { readonly impact: DraftImpact }) {
  const { t } = useLanguage();
  const { findings, verifier, cases } = impact;
  const { errors, unproved } = obstaclesOf(impact);
  const warnings = findings.length - errors;
  const proofs = verifier?.results.length ?? 0;
  return (
    <Section id="publish-checks" title={t('publish.checks')}>
      <Stack gap={4}>
        <PartHeading
          title={t('publish.findings')}
          tone={errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'success'}
          state={findings.length === 0 ? t('findings.none') : t('findings.counts', { errors, warnings })}
        />
        <FindingList findings={findings} />
        <PartHeading
          title={t('publish.proofs')}
          tone={verifier === undefined ? 'neutral' : unproved > 0 ? 'error' : 'success'}
          state={
            verifier === undefined
              ? t('publish.notChecked')
              : t('publish.proofs.count', { proved: proofs - unproved, all: proofs })
          }
        />
        {verifier && <ProofsPart results={verifier.results} />}
        <PartHeading
          title={t('publish.cases')}
          tone={cases.failed.length > 0 ? 'error' : verifier === undefined ? 'neutral' : 'success'}
          state={
            verifier === undefined
              ? t('publish.notChecked')
              : t('publish.cases.count', {
                  passed: cases.passed,
                  all: cases.passed + cases.failed.length,
                })
          }
        />
        <CasesPart failed={cases.failed} />
      </Stack>
    </Section>
  );
}
