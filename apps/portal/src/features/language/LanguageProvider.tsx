import { keepChoice, keptChoice } from '@greffe/client/app';
import { createTexts } from '@greffe/definition/texts';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { catalogues, type MessageKey } from './catalogues.ts';
import { type Language, preferredLanguage } from './languages.ts';

/** A text of the interface in the user's language. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

interface LanguageContextValue {
  readonly language: Language;
  readonly t: Translate;
  /** Changes the language at once; nothing on the screen is mounted anew, so nothing typed is lost. */
  readonly setLanguage: (language: Language) => void;
  /** Takes over the account's language, unless one was chosen in this page already. */
  readonly adoptLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageContextValue | undefined>(undefined);

export function LanguageProvider(props: { readonly initial?: Language; readonly children: ReactNode }) {
  const [language, setState] = useState<Language>(
    () => props.initial ?? keptChoice() ?? preferredLanguage(navigator.languages),
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

  const value = useMemo<LanguageContextValue>(() => {
    const texts = createTexts(catalogues[language], language);
    return { language, setLanguage, adoptLanguage, t: texts };
  }, [language, setLanguage, adoptLanguage]);

  return <LanguageContext value={value}>{props.children}</LanguageContext>;
}

/** The language of the interface and its texts; throws outside a LanguageProvider. */
export function useLanguage(): LanguageContextValue {
  const value = useContext(LanguageContext);
  if (!value) throw new Error('useLanguage needs a LanguageProvider above it');
  return value;
}
