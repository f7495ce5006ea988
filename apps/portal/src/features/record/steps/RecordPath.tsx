import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { StepPath } from '@greffe/ui';
import { isMyTurn } from '../turn.ts';
import { stepAddress } from './addresses.ts';
import { stateWords, stepDue, turnWords, waitWords } from './stepWords.ts';
import { useStepGround } from './useStepGround.ts';

interface RecordPathProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  /** Id of the step on the screen. */
  readonly current: string;
}

/** The steps of a record: where each stands, whose turn it is, why it waits. */
export function RecordPath({ record, bundle, current }: RecordPathProps) {
  const ground = useStepGround(record, bundle);
  const { t, texts, myRoles } = ground;
  const position = record.steps.findIndex(({ id }) => id === current) + 1;
  return (
    <StepPath
      label={t('path.label')}
      summary={t('path.summary', { position, count: record.steps.length, step: texts.step(current) })}
      steps={record.steps.map((step) => {
        const due = stepDue(step, ground);
        const waits = waitWords(step, ground);
        // That it waits is said by what it waits for.
        const isSaid = step.status === 'waiting' && waits !== undefined;
        return {
          id: step.id,
          title: texts.step(step.id),
          state: step.status,
          stateLabel: isSaid ? waits : stateWords(step, ground),
          note: turnWords(step, ground) ?? (isSaid ? undefined : waits),
          due: due?.text,
          isLate: due?.isLate,
          isYours: isMyTurn(step, myRoles),
          href: stepAddress(record.id, step.id),
          isCurrent: step.id === current,
        };
      })}
    />
  );
}
