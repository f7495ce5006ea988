import type { ExpressionPlace } from '@greffe/definition/assist';
import { readOperand, readQuery } from '@greffe/rules';
import { Button, Icon } from '@greffe/ui';
import { type ReactNode, useId, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Expression.module.css';
import { useGround } from './ground/useGround.ts';
import { QueryBuilder } from './query/QueryBuilder.tsx';
import { ExpressionText } from './text/ExpressionText.tsx';
import { useProblem } from './useProblem.ts';
import { ValueBuilder } from './value/ValueBuilder.tsx';

export interface ExpressionFieldProps {
  readonly label: string;
  /** What stands in the definition; undefined where nothing does. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** Where it stands: in a step's logic or rules, with the object that it speaks of, or in a record type's course. */
  readonly place: ExpressionPlace;
  /** A condition, or what gives a value. */
  readonly kind: 'boolean' | 'value';
  /** Of a value: the pointer of the field that gets it, in the step of the place. */
  readonly field?: string | undefined;
  readonly help?: ReactNode;
  /** What the checks of the whole draft found here; what is wrong with the expression itself is said anyway. */
  readonly error?: string | undefined;
  /** One condition and no group of several: where conditions are put together elsewhere. */
  readonly isSingle?: boolean | undefined;
  readonly id?: string | undefined;
  readonly isLabelHidden?: boolean | undefined;
}

/**
 * A condition, or the rule for a value, that an administrator makes of lines; the same as text for who prefers to write.
 * What the lines cannot show stays text.
 */
export function ExpressionField(props: ExpressionFieldProps) {
  const { label, value, onChange, place, kind, field, help, error, isSingle = false, isLabelHidden } = props;
  const { t } = useLanguage();
  const made = useId();
  const id = props.id ?? made;
  const ground = useGround(place);
  const [prefersText, setPrefersText] = useState(false);
  const { problem, expected } = useProblem(ground, value, kind, field);
  const canBeShown =
    value === undefined || (kind === 'boolean' ? readQuery(value) : readOperand(value)) !== undefined;
  const isText = prefersText || !canBeShown;
  const said = problem ?? error;
  return (
    <fieldset
      className={styles.field}
      aria-labelledby={`${id}-label`}
      aria-describedby={
        [help !== undefined && `${id}-help`, said && `${id}-error`].filter(Boolean).join(' ') || undefined
      }
      id={id}
    >
      <div className={styles.head}>
        <span id={`${id}-label`} className={isLabelHidden ? styles.hidden : styles.label}>
          {label}
        </span>
      </div>
      {help !== undefined && (
        <div id={`${id}-help`} className={styles.help}>
          {help}
        </div>
      )}
      {isText ? (
        <ExpressionText
          id={`${id}-text`}
          label={label}
          value={value}
          onChange={onChange}
          ground={ground}
          kind={kind}
          field={field}
          error={error}
        />
      ) : kind === 'boolean' ? (
        <QueryBuilder id={id} value={value} onChange={onChange} ground={ground} isSingle={isSingle} />
      ) : (
        <ValueBuilder
          id={`${id}-value`}
          label={label}
          value={value}
          onChange={onChange}
          ground={ground}
          expected={expected}
        />
      )}
      {!isText && said && (
        <p id={`${id}-error`} className={styles.error}>
          <Icon name="error" /> <span>{said}</span>
        </p>
      )}
      <div className={styles.foot}>
        {canBeShown ? (
          <Button
            size="small"
            variant="quiet"
            aria-label={t(isText ? 'logic.showLinesOf' : 'logic.showTextOf', { field: label })}
            onPress={() => setPrefersText(!isText)}
          >
            {t(isText ? 'logic.showLines' : 'logic.showText')}
          </Button>
        ) : (
          <small className={styles.note}>{t('logic.tooParticular')}</small>
        )}
      </div>
    </fieldset>
  );
}
