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
  readonly href?: string | undefined;
  readonly isCurrent?: boolean | undefined;
}

const icons: Partial<Record<StepState, IconName>> = {
  waiting: 'clock',
  draft: 'pencil',
  validated: 'check',
  locked: 'lock',
  skipped: 'skip',
};

/** The steps of a record and where each stands. */
export function StepPath({ label, steps }: { readonly label: string; readonly steps: readonly PathStep[] }) {
  return (
    <nav aria-label={label}>
      <ol className={styles.path}>
        {steps.map((step, index) => {
          const icon = icons[step.state];
          const content = (
            <>
              <span className={styles.dot}>{icon === undefined ? index + 1 : <Icon name={icon} />}</span>
              <span className={styles.words}>
                <span className={styles.title}>{step.title}</span>
                <span className={styles.state}>{step.stateLabel}</span>
              </span>
            </>
          );
          return (
            <li
              key={step.id}
              className={cx(styles.step, styles[step.state], step.isCurrent && styles.current)}
              aria-current={step.isCurrent && step.href === undefined ? 'step' : undefined}
            >
              {step.href === undefined ? (
                <div className={styles.body}>{content}</div>
              ) : (
                <Link href={step.href} className={styles.body} isCurrent={step.isCurrent}>
                  {content}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
