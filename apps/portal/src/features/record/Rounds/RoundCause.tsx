import type { RecordView, StepView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { StepForm } from '@greffe/form-engine';
import { Disclosure } from '@greffe/ui';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { formatDate } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';

interface RoundCauseProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
}

/** What asked for a step's new round, as it was put: an answer is written with the question in sight (NP-21). */
export function RoundCause({ record, step, bundle }: RoundCauseProps) {
  const { t, language } = useLanguage();
  const texts = definitionTexts(bundle, language);
  const cause = record.history.findLast(
    ({ type, steps }) => type === 'roundStarted' && steps?.includes(step.id) === true,
  );
  const asking = record.steps.find(({ id }) => id === cause?.step);
  if (step.round === 1 || !cause || !asking || asking.id === step.id || !asking.isReadable) return null;
  // Who asks usually begins a new round too: what was asked then stands in the one before.
  const asked = asking.rounds.at(-1) ?? asking;
  const facts = [
    cause.outcome && texts.outcome(asking.id, cause.outcome),
    formatDate(cause.at),
    asked.by?.name,
  ];
  return (
    <Disclosure
      title={t('rounds.cause', { step: texts.step(asking.id) })}
      aside={facts.filter(Boolean).join(' · ')}
      isOpenAtFirst
    >
      <StepForm
        bundle={bundle}
        step={asking.id}
        data={asked.data}
        facts={record.facts}
        language={language}
        readOnly
      />
    </Disclosure>
  );
}
