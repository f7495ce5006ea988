import { type ReactNode, useId, useState } from 'react';
import { Icon, type IconName } from '../Icon/index.ts';
import { Link } from '../Link/index.ts';
import { cx } from '../support/cx.ts';
import styles from './StepPath.module.css';

export type StepState = 'waiting' | 'open' | 'draft' | 'validated' | 'locked' | 'skipped';

export interface PathStep {
  readonly id: string;
  readonly title: string;
  readonly state: StepState;
  /** The state in words. */
  readonly stateLabel: string;
  /** Whose turn it is and since when, or why it waits: a short sentence. */
  readonly note?: ReactNode;
  /** Until when it is expected. */
  readonly due?: string | undefined;
  /** The due date is past: it stands out, and `due` says so in words. */
  readonly isLate?: boolean | undefined;
  /** It is the reader's own turn. */
  readonly isYours?: boolean | undefined;
  readonly href?: string | undefined;
  /** Shows the step where it has no address: a button instead of a link. */
  readonly onPress?: (() => void) | undefined;
  readonly isCurrent?: boolean | undefined;
}

export interface StepPathProps {
  readonly label: string;
  readonly steps: readonly PathStep[];
  /** What stands for the whole path on a phone, where it opens at a tap: "Étape 2 sur 5 : Avis". */
  readonly summary: string;
  /** Behind one line also where the window is wide: the path stands in a narrow part of it. */
  readonly isNarrow?: boolean | undefined;
}

const icons: Partial<Record<StepState, IconName>> = {
  waiting: 'clock',
  draft: 'pencil',
  validated: 'check',
  locked: 'lock',
  skipped: 'skip',
};

/** The steps of a record, one below the other, and where each stands. On a phone they stand behind one line. */
export function StepPath({ label, steps, summary, isNarrow }: StepPathProps) {
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <nav
      aria-label={label}
      className={cx(styles.nav, isOpen && styles['is-open'], isNarrow && styles.narrow)}
    >
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpen(!isOpen)}
      >
        {summary}
        <Icon name="chevron-down" className={styles.chevron} />
      </button>
      <ol id={listId} className={styles.path}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={cx(styles.step, styles[step.state], step.isCurrent && styles.current)}
            aria-current={step.isCurrent && !step.href && !step.onPress ? 'step' : undefined}
          >
            <PathStepBody step={step} index={index} onFollow={() => setOpen(false)} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface PathStepProps {
  readonly step: PathStep;
  readonly index: number;
}

function PathStepBody({ step, index, onFollow }: PathStepProps & { readonly onFollow: () => void }) {
  const { href, onPress, isCurrent } = step;
  const content = <PathStepContent step={step} index={index} />;
  if (href !== undefined) {
    return (
      <Link href={href} className={styles.body} isCurrent={isCurrent} onPress={onFollow}>
        {content}
      </Link>
    );
  }
  if (!onPress) return <div className={styles.body}>{content}</div>;
  const press = () => {
    onFollow();
    onPress();
  };
  return (
    <button
      type="button"
      className={styles.body}
      aria-current={isCurrent ? 'step' : undefined}
      onClick={press}
    >
      {content}
    </button>
  );
}

function PathStepContent({ step, index }: PathStepProps) {
  const icon = icons[step.state];
  return (
    <>
      <span className={styles.dot} aria-hidden="true">
        {icon === undefined ? index + 1 : <Icon name={icon} />}
      </span>
      <span className={styles.words}>
        <span className={styles.title}>{step.title}</span>{' '}
        <span className={styles.state}>{step.stateLabel}</span>{' '}
        {step.note !== undefined && (
          <span className={cx(styles.note, step.isYours && styles.yours)}>{step.note}</span>
        )}{' '}
        {step.due !== undefined && (
          <span className={cx(styles.note, step.isLate && styles.late)}>
            {step.isLate && <Icon name="alert" />}
            {step.due}
          </span>
        )}
      </span>
    </>
  );
}
