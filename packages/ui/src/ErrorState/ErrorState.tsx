import type { ReactNode } from 'react';
import { EmptyState } from '../EmptyState/index.ts';
import styles from './ErrorState.module.css';

export interface ErrorStateProps {
  /** What could not be done: "La liste n’a pas pu être chargée". */
  readonly title: string;
  /** What became of the data, and what to do. */
  readonly children?: ReactNode;
  /** A button that tries again, or a way out. */
  readonly action?: ReactNode;
  /** What to tell support, with its name: "Référence". Nothing in it says whose data it was. */
  readonly reference?: { readonly label: string; readonly value: string } | undefined;
  readonly headingLevel?: 1 | 2 | 3 | undefined;
}

/** Where something should be and could not be had: what happened, what to do, and what to tell support. */
export function ErrorState({ title, children, action, reference, headingLevel }: ErrorStateProps) {
  return (
    <div role="alert" className={styles.error}>
      <EmptyState title={title} icon="alert" action={action} headingLevel={headingLevel}>
        {children}
      </EmptyState>
      {reference !== undefined && (
        <p className={styles.reference}>
          {reference.label} <code>{reference.value}</code>
        </p>
      )}
    </div>
  );
}
