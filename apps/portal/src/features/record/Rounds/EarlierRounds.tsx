import type { RecordView, StepView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { StepForm } from '@greffe/form-engine';
import { Disclosure, Stack } from '@greffe/ui';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { formatDate } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { EntryRows } from '../entries/EntryRows.tsx';

interface EarlierRoundsProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
}

/** What a step held in the rounds before this one, with what was decided, when and by whom. */
export function EarlierRounds({ record, step, bundle }: EarlierRoundsProps) {
  const { t, language } = useLanguage();
  const texts = definitionTexts(bundle, language);
  // A round in which the step did not apply holds nothing.
  const rounds = step.rounds.filter(
    ({ validatedAt, data }) =>
      step.repeat !== undefined || validatedAt !== undefined || Object.keys(data).length > 0,
  );
  if (rounds.length === 0) return null;
  return (
    <Stack gap={2}>
      {rounds.toReversed().map((round) => {
        const facts = [
          round.outcome === undefined ? undefined : texts.outcome(step.id, round.outcome),
          round.validatedAt === undefined ? undefined : formatDate(round.validatedAt),
          round.by?.name,
        ].filter((fact) => fact !== undefined);
        return (
          <Disclosure
            key={round.round}
            title={t('rounds.round', { round: round.round })}
            aside={facts.join(' · ')}
          >
            {step.repeat === undefined ? (
              <StepForm
                bundle={bundle}
                step={step.id}
                data={round.data}
                facts={record.facts}
                language={language}
                readOnly
              />
            ) : (
              <EntryRows record={record} step={step} bundle={bundle} round={round.round} />
            )}
          </Disclosure>
        );
      })}
    </Stack>
  );
}
