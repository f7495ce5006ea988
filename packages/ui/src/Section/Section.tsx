import type { ReactNode } from 'react';
import { cx } from '../support/cx.ts';
import styles from './Section.module.css';

export interface SectionProps {
  readonly id?: string | undefined;
  readonly title?: ReactNode;
  readonly description?: ReactNode;
  /** Beside the title: a status, a quiet action. */
  readonly aside?: ReactNode;
  readonly headingLevel?: 2 | 3 | 4 | undefined;
  readonly isTight?: boolean | undefined;
  /** Errors and warnings about the whole, under its title. */
  readonly messages?: ReactNode;
  readonly children: ReactNode;
}

/** A card with a heading: one subject of a page. */
export function Section(props: SectionProps) {
  const { id, title, description, aside, headingLevel = 2, isTight, messages, children } = props;
  const Heading = `h${headingLevel}` as const;
  const titleId = id !== undefined && title !== undefined ? `${id}-title` : undefined;
  const hasHead = title !== undefined || aside !== undefined || description !== undefined;
  return (
    <section id={id} className={cx(styles.card, isTight && styles.tight)} aria-labelledby={titleId}>
      {hasHead && (
        <div className={styles.head}>
          {title !== undefined && (
            <Heading id={titleId} className={styles.title}>
              {title}
            </Heading>
          )}
          {aside}
          {description !== undefined && <div className={styles.description}>{description}</div>}
        </div>
      )}
      {messages !== undefined && <div className={styles.messages}>{messages}</div>}
      {children}
    </section>
  );
}

export interface FieldGroupProps {
  readonly id?: string | undefined;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly messages?: ReactNode;
  readonly children: ReactNode;
}

/** Fields that belong together inside a section. */
export function FieldGroup({ id, title, description, messages, children }: FieldGroupProps) {
  const helpId = id !== undefined && description !== undefined ? `${id}-help` : undefined;
  return (
    <fieldset id={id} className={styles.group} aria-describedby={helpId}>
      <legend className={styles.legend}>{title}</legend>
      {description !== undefined && (
        <div id={helpId} className={styles.description}>
          {description}
        </div>
      )}
      {messages !== undefined && <div className={styles.messages}>{messages}</div>}
      <div className={styles.content}>{children}</div>
    </fieldset>
  );
}
