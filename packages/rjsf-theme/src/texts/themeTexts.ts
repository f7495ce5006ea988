import type { DeviceScanFieldProps } from '@greffe/ui';
import type { FormFiles } from '../support/files.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

/** The few words that the fields of any form need; the form's own come with its UI schema. */
export type ThemeTexts = Readonly<Record<keyof typeof fr, string>>;

export const catalogues: Readonly<Record<string, ThemeTexts>> = { fr, nl, de, en };

/** What the text of a scanned or typed code of a device means. A pure function. */
export type ReadDevice = DeviceScanFieldProps['read'];

/** What a form's `formContext` may carry for the theme. */
export interface ThemeContext {
  /** fr, nl, de or en; without it, as in a form that is no step of a record, English. */
  readonly language?: string;
  /** Other words than the theme's. */
  readonly texts?: Partial<ThemeTexts>;
  /** What the codes of devices mean, for the widget `device-scan`; without it, they are texts. */
  readonly readDevice?: ReadDevice;
  /** Where files go; without it they stand in the data themselves. */
  readonly files?: FormFiles;
}

export function themeTexts(context: ThemeContext | undefined): ThemeTexts {
  const catalogue = catalogues[context?.language ?? 'en'] ?? en;
  return context?.texts === undefined ? catalogue : { ...catalogue, ...context.texts };
}
