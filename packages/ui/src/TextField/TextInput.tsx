import type { KeyboardEvent, ReactElement, ReactNode } from 'react';
import { describedBy, fieldFrame, fieldInputClass, fieldShell } from '../FieldShell/index.ts';
import { cx } from '../support/cx.ts';
import type { TextEntryProps } from '../support/fields.ts';
import type { LateCommit } from '../support/useLateCommit.ts';

export type TextInputProps = TextEntryProps & {
  readonly entry: LateCommit;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | undefined;
  readonly className?: string | undefined;
  readonly frameClassName?: string | undefined;
  readonly onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** Stands inside the frame, after the input. */
  readonly after?: ReactNode;
  readonly role?: string | undefined;
};

/** A line of text with label, help and messages: what all typed fields share. */
export const TextInput = (props: TextInputProps): ReactElement => textInput(props);

/** The same without a component of its own, for the fields of which a page holds many. */
export function textInput(props: TextInputProps): ReactElement {
  const { entry, id, after } = props;
  const control = (
    <input
      ref={entry.attach}
      // biome-ignore lint/a11y/noAutofocus: whoever asks for it has just brought the field to the page.
      autoFocus={props.autoFocus}
      id={id}
      className={cx(fieldInputClass, props.className)}
      type={props.type ?? 'text'}
      name={props.name}
      // The browser keeps what is typed: a key draws nothing.
      defaultValue={entry.text}
      placeholder={props.placeholder}
      autoComplete={props.autoComplete ?? 'off'}
      inputMode={props.inputMode}
      // A name in Arabic or Hebrew reads from its own side, whatever the language of the page.
      dir="auto"
      maxLength={props.maxLength}
      disabled={props.isDisabled}
      readOnly={props.isReadOnly}
      spellCheck={false}
      {...describedBy(props)}
      onChange={(event) => entry.onType(event.target.value)}
      onFocus={props.onFocus}
      onKeyDown={(event) => {
        // Enter submits a form: what was typed must be in its data by then.
        if (event.key === 'Enter') entry.flush();
        props.onKeyDown?.(event);
      }}
      onBlur={() => {
        entry.onBlur();
        props.onBlur?.();
      }}
    />
  );
  return fieldShell(props, fieldFrame(props, control, { className: props.frameClassName, after }));
}
