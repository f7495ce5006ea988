import type { IconName } from '@greffe/ui';
import type { KindName } from './kinds.ts';

/** The picture of each kind, beside its name. */
export const kindIcons: Readonly<Record<KindName, IconName>> = {
  text: 'letter',
  longText: 'lines',
  date: 'calendar',
  partialDate: 'calendar',
  timeOfDay: 'clock',
  duration: 'clock',
  niss: 'card',
  professional: 'card',
  institution: 'card',
  enterprise: 'card',
  iban: 'card',
  postalCode: 'card',
  country: 'card',
  device: 'card',
  file: 'document',
  files: 'document',
  integer: 'hash',
  number: 'hash',
  boolean: 'tick-box',
  choice: 'radio',
  choices: 'tick-list',
  fromTable: 'table',
  section: 'section',
  list: 'list',
  shared: 'module',
};
