import type { StepView } from '@greffe/client';
import { StatusBadge, type StatusBadgeProps } from '@greffe/ui';
import styles from './StepHeading.module.css';
import { type StepGround, stateWords, stepDue, turnWords } from './stepWords.ts';

const looks: Readonly<Record<StepView['status'], Pick<StatusBadgeProps, 'tone' | 'icon'>>> = {
  waiting: { tone: 'neutral', icon: 'clock' },
  open: { tone: 'info', icon: 'pencil' },
  draft: { tone: 'info', icon: 'pencil' },
  validated: { tone: 'success' },
  locked: { tone: 'success', icon: 'lock' },
  skipped: { tone: 'neutral', icon: 'skip' },
};

interface StepHeadingProps {
  readonly step: StepView;
  readonly ground: StepGround;
}

/** The step on the screen: its title, where it stands, whose turn it is, in which round, and until when. */
export function StepHeading({ step, ground }: StepHeadingProps) {
  const { t, texts } = ground;
  const due = stepDue(step, ground);
  const outcome = step.outcome === undefined ? undefined : texts.outcome(step.id, step.outcome);
  const facts = [
    step.round > 1 ? t('rounds.round', { round: step.round }) : undefined,
    turnWords(step, ground),
    outcome === undefined ? undefined : t('step.outcome', { outcome }),
  ].filter((each) => each !== undefined);
  return (
    <div className={styles.heading}>
      <div className={styles.titles}>
        <h2 id="step-title" tabIndex={-1} className={styles.title}>
          {texts.step(step.id)}
        </h2>
        <StatusBadge {...looks[step.status]}>{stateWords(step, ground)}</StatusBadge>
        {due && (
          <StatusBadge tone={due.isLate ? 'error' : 'neutral'} icon={due.isLate ? 'alert' : 'calendar'}>
            {due.text}
          </StatusBadge>
        )}
      </div>
      {facts.length > 0 && <p className={styles.facts}>{facts.join(' · ')}</p>}
    </div>
  );
}
