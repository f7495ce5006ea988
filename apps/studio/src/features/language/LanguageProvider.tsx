import { keepChoice, keptChoice, type Language, preferredLanguage } from '@greffe/client/app';
import { createTexts } from '@greffe/definition/texts';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { catalogues, type MessageKey } from './catalogues.ts';

interface Speech {
  readonly language: Language;
  /** A text of the studio in the reader's language. */
  readonly t: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly setLanguage: (language: Language) => void;
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

  const speech = useMemo<Speech>(
    () => ({
      language,
      t: createTexts(catalogues[language], language),
      setLanguage: (next) => {
        keepChoice(next);
        setState(next);
      },
    }),
    [language],
  );
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** The language of the studio and its texts; throws outside a LanguageProvider. */
export function useLanguage(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('useLanguage needs a LanguageProvider above it');
  return speech;
}
