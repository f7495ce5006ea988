import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../Icon/index.ts';
import { cx } from '../support/cx.ts';
import type { FieldProps } from '../support/fields.ts';
import { fieldIds } from '../support/ids.ts';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './FieldShell.module.css';

type Described = Pick<
  FieldProps,
  'id' | 'help' | 'mark' | 'error' | 'warning' | 'unit' | 'isReadOnly' | 'isRequired'
>;

/** The ARIA attributes that tie a control to its help, unit and messages. */
export function describedBy(field: Described) {
  const ids = fieldIds(field.id);
  const parts = [
    field.mark && ids.mark,
    field.error && ids.error,
    field.warning && ids.warning,
    field.help !== undefined && field.help !== '' && ids.help,
    field.unit && ids.unit,
  ].filter(Boolean);
  return {
    ...(parts.length > 0 && { 'aria-describedby': parts.join(' ') }),
    ...(field.error && { 'aria-invalid': true as const }),
    ...(field.isRequired && { 'aria-required': true as const }),
  };
}

// A page may hold a thousand fields: what stands at none of them, or is one element, is no component of its own.

/** Beside the label and not in it: the name of the field stays what it is called. */
const markOf = ({ id, mark }: Pick<FieldProps, 'id' | 'mark'>) =>
  mark !== undefined && (
    <span id={fieldIds(id).mark} className={styles.mark}>
      {mark}
    </span>
  );

/** What stands before a control, where there is any. */
export const helpOf = (props: FieldProps) =>
  props.help !== undefined && props.help !== '' && FieldMessages({ ...props, part: 'before' });

/** What stands after a control, where there is any. */
export const messagesOf = (props: FieldProps) =>
  Boolean(props.error || props.warning || props.cite) && FieldMessages({ ...props, part: 'after' });

/** Help, citation, error and warning of a field, with the ids that `describedBy` names. */
export function FieldMessages(props: FieldProps & { readonly part: 'before' | 'after' }) {
  const ids = fieldIds(props.id);
  if (props.part === 'before') {
    const hasHelp = props.help !== undefined && props.help !== '';
    return hasHelp ? (
      <div id={ids.help} className={styles.help}>
        {props.help}
      </div>
    ) : null;
  }
  return (
    <>
      {props.error && (
        <p id={ids.error} className={cx(styles.message, styles.error)}>
          <Icon name="error" />
          <span>
            {props.errorPrefix && <VisuallyHidden>{props.errorPrefix}</VisuallyHidden>} {props.error}
          </span>
        </p>
      )}
      {props.warning && (
        <p id={ids.warning} className={cx(styles.message, styles.warning)}>
          <Icon name="alert" />
          <span>{props.warning}</span>
        </p>
      )}
      {props.cite}
    </>
  );
}

/** Label, help, control, error and citation of one control, in the order in which they are read. */
export function FieldShell({ children, ...props }: FieldProps & { readonly children: ReactNode }) {
  return fieldShell(props, children);
}

/** The same without a component of its own, for controls of which a page holds many. */
export function fieldShell(props: FieldProps, control: ReactNode): ReactElement {
  const ids = fieldIds(props.id);
  const label = (
    <label id={ids.label} htmlFor={ids.field} className={styles.label}>
      {props.label}
    </label>
  );
  return (
    <div className={styles.shell}>
      <div className={styles.top}>
        {props.isLabelHidden ? (
          <VisuallyHidden>
            {label}
            {markOf(props)}
          </VisuallyHidden>
        ) : (
          <div className={styles.head}>
            {label}
            {markOf(props)}
          </div>
        )}
        {helpOf(props)}
      </div>
      <div className={styles.bottom}>
        <div className={styles.control}>{control}</div>
        {messagesOf(props)}
      </div>
    </div>
  );
}

/**
 * The same for several controls that answer one question. A div with a role, because a fieldset's legend cannot line
 * up with the labels beside it.
 */
export function FieldsetShell({ children, ...props }: FieldsetProps & { readonly children: ReactNode }) {
  return fieldsetShell(props, children);
}

type FieldsetProps = FieldProps & { readonly role?: 'radiogroup' | undefined };

/** The same without a component of its own. */
export function fieldsetShell(props: FieldsetProps, controls: ReactNode): ReactElement {
  const ids = fieldIds(props.id);
  const { 'aria-describedby': described, ...rest } = describedBy(props);
  const label = (
    <span id={ids.label} className={styles.label}>
      {props.label}
    </span>
  );
  const question = {
    role: props.role ?? 'group',
    'aria-labelledby': ids.label,
    'aria-describedby': described,
    // aria-invalid and aria-required are allowed on a radiogroup, not on a plain group.
    ...(props.role === 'radiogroup' && rest),
  };
  return (
    <div id={ids.field} className={styles.shell} {...question}>
      <div className={styles.top}>
        {props.isLabelHidden ? (
          <VisuallyHidden>
            {label}
            {markOf(props)}
          </VisuallyHidden>
        ) : (
          <div className={styles.head}>
            {label}
            {markOf(props)}
          </div>
        )}
        {helpOf(props)}
      </div>
      <div className={styles.bottom}>
        {controls}
        {messagesOf(props)}
      </div>
    </div>
  );
}

type FrameProps = Pick<FieldProps, 'id' | 'error' | 'unit' | 'isDisabled' | 'isReadOnly'> & {};

/** The box around a text-like control, with the unit inside it. */
export function FieldFrame({
  className,
  children,
  ...props
}: FrameProps & { readonly className?: string | undefined; readonly children: ReactNode }) {
  return fieldFrame(props, children, { className });
}

/** The same without a component of its own. */
export function fieldFrame(
  { id, error, unit, isDisabled, isReadOnly }: FrameProps,
  control: ReactNode,
  { className, after }: { readonly className?: string | undefined; readonly after?: ReactNode } = {},
): ReactElement {
  return (
    <div
      className={cx(styles.frame, className)}
      data-invalid={error ? true : undefined}
      data-disabled={isDisabled || undefined}
      data-read-only={isReadOnly || undefined}
    >
      {control}
      {after}
      {unit !== undefined && (
        <span id={fieldIds(id).unit} className={styles.unit}>
          {unit}
        </span>
      )}
    </div>
  );
}

export const fieldInputClass: string = styles.input ?? '';
