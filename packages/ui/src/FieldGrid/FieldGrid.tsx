import type { ReactElement, ReactNode } from 'react';
import { cx } from '../support/cx.ts';
import type { Width } from '../support/fields.ts';
import styles from './FieldGrid.module.css';

/** Twelve columns for fields; one on a phone. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.container} data-field-grid>
      <div className={styles.grid}>{children}</div>
    </div>
  );
}

export interface FieldCellProps {
  readonly width?: Width | undefined;
  readonly children: ReactNode;
}

/** A field's place in a FieldGrid. */
export function FieldCell({ width, children }: FieldCellProps) {
  return fieldCell(width, children);
}

/** The same without a component of its own, for pages of a thousand fields. */
export function fieldCell(width: Width = 'full', content: ReactNode): ReactElement {
  return <div className={cx(styles[width])}>{content}</div>;
}
