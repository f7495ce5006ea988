import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  readonly title: ReactNode;
  /** Beside the title: a state, a date. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly headingLevel?: 2 | 3 | 4 | undefined;
  /** Shown until it is pressed: what most people do need, and may put away. */
  readonly isOpenAtFirst?: boolean | undefined;
}

/** Something that most people need not see: its title, and what it hides at a press. */
export function Disclosure({
  title,
  aside,
  children,
  headingLevel = 3,
  isOpenAtFirst = false,
}: DisclosureProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={cx(styles.disclosure, isOpen && styles['is-open'])}>
      <Heading className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="chevron-right" className={styles.chevron} />
          <span className={styles.title}>{title}</span>{' '}
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </button>
      </Heading>
      {/* What is hidden is not made: an earlier round may be a whole form. */}
      <div id={id} className={styles.panel} hidden={!isOpen}>
        {isOpen && children}
      </div>
    </div>
  );
}
