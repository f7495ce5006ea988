import type { RecordView, StepView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Banner, Link } from '@greffe/ui';
import { stepAddress } from '../steps/addresses.ts';
import { stateWords, turnWords, waitWords } from '../steps/stepWords.ts';
import { useStepGround } from '../steps/useStepGround.ts';
import styles from './WaitingStep.module.css';

interface WaitingStepProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
}

/** A step that cannot be opened yet: what it waits for, where that stands, and whose turn it is there. */
export function WaitingStep({ record, step, bundle }: WaitingStepProps) {
  const ground = useStepGround(record, bundle);
  const { t, texts } = ground;
  const groups = (['requires', 'condition'] as const).map((why) => ({
    why,
    steps: step.waitsFor.filter((each) => each.why === why).map((each) => each.step),
  }));
  return (
    <Banner tone="neutral" title={t('waiting.title')}>
      {groups.map(
        ({ why, steps }) =>
          steps.length > 0 && (
            <div key={why} className={styles.group}>
              <p>{t(`waiting.${why}`)}</p>
              <ul className={styles.steps}>
                {steps.map((id) => {
                  const awaited = record.steps.find((each) => each.id === id);
                  const words = awaited && (turnWords(awaited, ground) ?? waitWords(awaited, ground));
                  return (
                    <li key={id}>
                      <Link href={stepAddress(record.id, id)}>{texts.step(id)}</Link>
                      {awaited && ` : ${[stateWords(awaited, ground), words].filter(Boolean).join('. ')}`}
                    </li>
                  );
                })}
              </ul>
            </div>
          ),
      )}
    </Banner>
  );
}
