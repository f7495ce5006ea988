import type { ReactNode } from 'react';
import { Checkbox } from '../Checkbox/index.ts';
import { FieldMessages, FieldsetShell } from '../FieldShell/index.ts';
import { Icon } from '../Icon/index.ts';
import styles from './ConsentBlock.module.css';

export interface ConsentPoint {
  readonly value: string;
  /** What is agreed to, as a sentence of the person who agrees: "J’accepte que …". */
  readonly label: string;
  readonly help?: string | undefined;
}

export interface ConsentBlockProps {
  readonly id: string;
  /** What is asked: "Consentement à l’enregistrement". */
  readonly title: string;
  /** The text that is agreed to, all of it in view: nobody agrees to what must be scrolled to in a box. */
  readonly children: ReactNode;
  /** Which text it is: "Version 3 du 1er mars 2026". */
  readonly version: string;
  readonly points: readonly ConsentPoint[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  /** Once given: by whom, when and how, in words. The boxes can no longer be changed here. */
  readonly given?: ReactNode;
  /** How it is taken back, said before it is given. */
  readonly withdrawal: ReactNode;
  readonly error?: string | undefined;
  readonly errorPrefix?: string | undefined;
  /** For staff who help: who they are and the scanned form, under the boxes. */
  readonly assistance?: ReactNode;
  readonly isReadOnly?: boolean | undefined;
}

/** What somebody agrees to, point by point, with the whole text above and how to take it back. */
export function ConsentBlock(props: ConsentBlockProps) {
  const { id, title, children, version, points, value, onChange, given, withdrawal } = props;
  const isFixed = given !== undefined || Boolean(props.isReadOnly);
  return (
    <FieldsetShell id={id} label={title}>
      <div className={styles.block} data-invalid={props.error ? true : undefined}>
        <div className={styles.text}>{children}</div>
        <p className={styles.version}>{version}</p>
        <div className={styles.points}>
          {points.map((point, index) => (
            <Checkbox
              key={point.value}
              id={`${id}-${index}`}
              label={point.label}
              help={point.help}
              value={value.includes(point.value)}
              isReadOnly={isFixed}
              onChange={(isTicked) =>
                onChange(
                  points
                    .map((each) => each.value)
                    .filter((each) => (each === point.value ? isTicked : value.includes(each))),
                )
              }
            />
          ))}
        </div>
        {props.assistance}
        <div className={styles.withdrawal}>{withdrawal}</div>
        {given !== undefined && (
          <p className={styles.given}>
            <Icon name="check-circle" />
            <span>{given}</span>
          </p>
        )}
        <FieldMessages
          id={id}
          label={title}
          error={props.error}
          errorPrefix={props.errorPrefix}
          part="after"
        />
      </div>
    </FieldsetShell>
  );
}
