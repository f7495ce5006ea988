import type { ReactNode } from 'react';
import { options, type PeerField } from '../form.ts';

interface RowProps {
  readonly id: string;
  readonly field: PeerField;
  readonly error: string | undefined;
  readonly children: ReactNode;
}

/** A field by hand, as someone writes it who draws a form without a library of controls. */
export function Row({ id, field, error, children }: RowProps) {
  if (field.kind === 'choice') {
    return (
      <fieldset className="row">
        <legend>{field.title}</legend>
        {children}
        {error && <p className="error">{error}</p>}
      </fieldset>
    );
  }
  return (
    <div className="row">
      <label htmlFor={id}>{field.title}</label>
      {children}
      {error && <p className="error">{error}</p>}
    </div>
  );
}

/** The labels and values of a choice's radios. */
export function Choices({ draw }: { readonly draw: (value: string) => ReactNode }) {
  return options.map((value) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the caller draws the input within it
    <label key={value}>
      {draw(value)} {value}
    </label>
  ));
}
