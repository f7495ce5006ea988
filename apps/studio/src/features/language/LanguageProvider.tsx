import { keepChoice, keptChoice, type Language, preferredLanguage } from '@greffe/client/app';
import { createTexts } from '@greffe/definition/texts';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { catalogues, type MessageKey } from './catalogues.ts';

interface Speech {
  readonly language: Language;
  /** A text of the studio in the reader's language. */
  readonly t: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly setLanguage: (language: Language) => void;
  /** Takes over the account's language, unless one was chosen in this page already. */
  readonly adoptLanguage: (language: Language) => void;
}

const SpeechContext = createContext<Speech | undefined>(undefined);

export function LanguageProvider(props: { readonly initial?: Language; readonly children: ReactNode }) {
  const { initial, children } = props;
  const [language, setState] = useState(
    () => initial ?? keptChoice() ?? preferredLanguage(navigator.languages),
  );

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  const hasChosen = useRef(false);
  const setLanguage = useCallback((next: Language) => {
    hasChosen.current = true;
    keepChoice(next);
    setState(next);
  }, []);
  const adoptLanguage = useCallback((next: Language) => {
    if (hasChosen.current) return;
    keepChoice(next);
    setState(next);
  }, []);

  const speech = useMemo<Speech>(
    () => ({ language, t: createTexts(catalogues[language], language), setLanguage, adoptLanguage }),
    [language, setLanguage, adoptLanguage],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The language of the studio and its texts; throws outside a LanguageProvider. */
export function useLanguage(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('useLanguage needs a LanguageProvider above it');
  return speech;
}
