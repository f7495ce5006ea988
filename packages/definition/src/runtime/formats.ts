import { formats as identifierFormats } from '@greffe/identifiers';
import { fileFormat, isFileName } from '../data/files.ts';
import { isDay } from '../step/given.ts';

/** Every format of a bundle's schemas, as ajv asks for them: is this text one? */
export const formats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDay,
  [fileFormat]: isFileName,
  ...Object.fromEntries(
    Object.entries(identifierFormats).map(([name, check]) => [name, (text: string) => check(text).ok]),
  ),
};
