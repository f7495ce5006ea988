/** How wide the form is shown: as on a phone, or as on a desk. */
export type PreviewWidth = 'phone' | 'desk';

export interface KeptChoices {
  readonly isOpen: boolean;
  readonly width: PreviewWidth;
}

const key = 'greffe.studio.preview';
const atFirst: KeptChoices = { isOpen: false, width: 'phone' };

/** What was chosen in this browser before; storage may be forbidden, and then nothing is kept. */
export function keptChoices(): KeptChoices {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const { isOpen, width } = (kept ?? {}) as Partial<KeptChoices>;
    return { isOpen: isOpen === true, width: width === 'desk' ? 'desk' : 'phone' };
  } catch {
    return atFirst;
  }
}

export function keepChoices(choices: KeptChoices): void {
  try {
    localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // A browser that forbids storage begins without a preview each time.
  }
}
