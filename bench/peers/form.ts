/** A form that every peer is asked to show, described for none of them. */
export interface PeerForm {
  readonly sections: readonly PeerSection[];
}

export interface PeerSection {
  readonly name: string;
  readonly title: string;
  readonly fields: readonly PeerField[];
}

export interface PeerField {
  /** Unique in its section. */
  readonly name: string;
  /** Unique in the form, so that a control is found by its label alone. */
  readonly title: string;
  readonly kind: 'text' | 'number' | 'choice' | 'flag';
  readonly isRequired: boolean;
  /** Shown while the section's first field holds this; always when it is left out. */
  readonly shownWhen?: string;
}

/** What a choice offers, in every form. */
export const options = ['rouge', 'vert', 'bleu'] as const;

/** The least and the greatest number that a field takes. */
export const range = { minimum: 0, maximum: 100 } as const;

/** The value of each section's first field with which its conditional fields show: the forms begin with it. */
export const shows = 'oui';

const tens: readonly (Pick<PeerField, 'kind'> & { isRequired?: true; isConditional?: true })[] = [
  { kind: 'text' },
  { kind: 'text', isRequired: true },
  { kind: 'number', isRequired: true },
  { kind: 'text', isConditional: true },
  { kind: 'choice', isRequired: true },
  { kind: 'text' },
  { kind: 'text', isRequired: true, isConditional: true },
  { kind: 'number' },
  { kind: 'flag' },
  { kind: 'text', isRequired: true },
];

/** A form of `size` fields in sections of ten: 20 % of them conditional, 50 % required. */
export function peerForm(size: number): PeerForm {
  const sections = Array.from({ length: size / tens.length }, (_, section) => ({
    name: `s${section}`,
    title: `Partie ${section + 1}`,
    fields: tens.map(({ kind, isRequired = false, isConditional }, index) => ({
      name: `f${index}`,
      title: `Champ ${section + 1}.${index}`,
      kind,
      isRequired,
      ...(isConditional ? { shownWhen: shows } : {}),
    })),
  }));
  return { sections };
}
