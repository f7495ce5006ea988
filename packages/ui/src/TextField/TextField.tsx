import type { TextEntryProps } from '../support/fields.ts';
import { useLateCommit } from '../support/useLateCommit.ts';
import { textInput } from './TextInput.tsx';

export type TextFieldProps = TextEntryProps & {
  readonly value: string | undefined;
  /** The text without the space around it; undefined when there is none. */
  readonly onCommit: (value: string | undefined) => void;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | undefined;
};

export const parseText = (text: string): string | undefined => {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
};
export const formatText = (value: string | undefined): string => value ?? '';

/** A line of text. */
export function TextField({ value, onCommit, ...props }: TextFieldProps) {
  const entry = useLateCommit({ value, onCommit, parse: parseText, format: formatText });
  return textInput({ ...props, entry });
}
