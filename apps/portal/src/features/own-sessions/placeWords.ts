import type { Translate } from '../language/LanguageProvider.tsx';
import { browserWords } from './browserWords.ts';

interface Place {
  readonly userAgent: string;
  readonly address: string;
}

/** A browser and its system in words, with the address beside where it is known. */
export function placeWords({ userAgent, address }: Place, t: Translate): { name: string; whole: string } {
  const { browser, system } = browserWords(userAgent);
  const known = [browser, system].filter((name) => name !== undefined);
  const name =
    browser !== undefined && system !== undefined
      ? t('sessions.browserOn', { browser, system })
      : (known[0] ?? t('sessions.unknownBrowser'));
  return { name, whole: address === '' ? name : `${name} · ${address}` };
}
