import { Banner } from '@greffe/ui';
import type { GridTemplateProps, TitleFieldProps, UnsupportedFieldProps } from '@rjsf/utils';
import { themeTexts } from '../texts/themeTexts.ts';
import styles from './layout.module.css';

/** Columns of twelve that a grid's cell may have on a wide screen (`size`); all of them on a phone. */
const columns = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** A row of rjsf's `LayoutGridField`, or a cell of one. */
export function GridTemplate({ children, column, ...options }: GridTemplateProps) {
  const size = columns.find((each) => each === options.size) ?? 12;
  return column ? <div data-size={size}>{children}</div> : <div className={styles.row}>{children}</div>;
}

/** The heading within a grid; sections, groups and lists draw their own. */
export function TitleFieldTemplate({ id, title }: TitleFieldProps) {
  return (
    <h3 id={id} className={styles.title}>
      {title}
    </h3>
  );
}

/** A field of a type that no field is made for: who fills in is told, and who made the form finds why. */
export function UnsupportedFieldTemplate({ reason, fieldPathId, registry }: UnsupportedFieldProps) {
  const at = fieldPathId?.$id;
  return (
    <Banner tone="warning" title={themeTexts(registry.formContext).unsupported}>
      {[at, reason].filter(Boolean).join(': ')}
    </Banner>
  );
}
