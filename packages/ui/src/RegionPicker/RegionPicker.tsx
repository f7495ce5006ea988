import { createElement, useMemo, useState } from 'react';
import { FieldsetShell } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps, Option } from '../support/fields.ts';
import styles from './RegionPicker.module.css';
import { readDrawing } from './readDrawing.ts';

export type RegionPickerProps = FieldProps & {
  /** An SVG file as text. Shapes, or groups of them, whose id is a region's value are that region. */
  readonly drawing: string;
  readonly regions: readonly Option[];
  /** The regions chosen, in the order of `regions`. */
  readonly value: readonly string[] | undefined;
  readonly onChange: (value: string[] | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
  /** One region, or as many as there are. */
  readonly selection?: 'one' | 'many' | undefined;
};

/**
 * Places on a picture. The picture is for those who point at it; the list beside it has the same regions for the
 * keyboard, for a screen reader and for whoever does not find a place, and each shows in the other.
 */
export function RegionPicker(all: RegionPickerProps) {
  const { drawing, regions, value = [], onChange, onBlur, selection = 'many', ...props } = all;
  const { viewBox, shapes } = useMemo(() => readDrawing(drawing), [drawing]);
  const [pointed, setPointed] = useState<string | undefined>();
  const isFixed = Boolean(props.isDisabled || props.isReadOnly);
  const toggle = (region: string) => {
    const isChosen = value.includes(region);
    const next = regions
      .map((each) => each.value)
      .filter((each) =>
        each === region ? selection === 'one' || !isChosen : selection === 'many' && value.includes(each),
      );
    onChange(next.length === 0 ? undefined : next);
  };
  const isOff = (region: Option) => isFixed || Boolean(region.isDisabled);
  return (
    <FieldsetShell {...props} role={selection === 'one' ? 'radiogroup' : undefined}>
      <div className={styles.picker} data-invalid={props.error ? true : undefined}>
        <svg className={styles.drawing} viewBox={viewBox} aria-hidden="true" focusable="false">
          {shapes.map((shape, index) => {
            const region = regions.find((each) => each.value === shape.id);
            return createElement(shape.tag, {
              // The shapes of a drawing have no other name, and never move.
              key: index,
              ...shape.attributes,
              className: cx(
                region === undefined ? styles.ground : styles.region,
                region !== undefined && value.includes(region.value) && styles.chosen,
                region !== undefined && pointed === region.value && styles.pointed,
                region !== undefined && isOff(region) && styles.off,
              ),
              ...(region !== undefined &&
                !isOff(region) && {
                  onClick: () => toggle(region.value),
                  onPointerEnter: () => setPointed(region.value),
                  onPointerLeave: () => setPointed(undefined),
                }),
            });
          })}
        </svg>
        <div className={styles.list}>
          {regions.map((region, index) => (
            <label
              key={region.value}
              className={cx(styles.line, pointed === region.value && styles['line-pointed'])}
              data-disabled={isOff(region) || undefined}
              onPointerEnter={() => setPointed(region.value)}
              onPointerLeave={() => setPointed(undefined)}
            >
              <input
                type={selection === 'one' ? 'radio' : 'checkbox'}
                id={`${props.id}-${index}`}
                className={styles.input}
                name={props.name ?? props.id}
                checked={value.includes(region.value)}
                disabled={isOff(region)}
                onChange={() => toggle(region.value)}
                onFocus={() => setPointed(region.value)}
                onBlur={() => {
                  setPointed(undefined);
                  onBlur?.();
                }}
              />
              <span>{region.label}</span>
            </label>
          ))}
        </div>
      </div>
    </FieldsetShell>
  );
}
