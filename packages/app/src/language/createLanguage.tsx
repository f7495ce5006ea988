import { keepChoice, keptChoice, type Language, preferredLanguage } from '@greffe/client/app';
import { createTexts } from '@greffe/definition/texts';
import {
  type Context,
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type CommonKey, commonTexts } from './commonTexts.ts';

type Catalogues<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** A text of the interface in the reader's language. */
type TranslateOf<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

interface LanguageValue<Key extends string> {
  readonly language: Language;
  readonly t: TranslateOf<Key>;
  /** Changes the language at once; nothing on the screen is mounted anew, so nothing typed is lost. */
  readonly setLanguage: (language: Language) => void;
  /** Takes over the account's language, unless one was chosen in this page already. */
  readonly adoptLanguage: (language: Language) => void;
}

/** What every app's catalogue says for the pages that all have. */
type OwnKey = 'app.pageTitle';

const LanguageContext = createContext<LanguageValue<CommonKey | OwnKey> | undefined>(undefined);

/** The language of the interface, and the texts that all apps have; throws outside a LanguageProvider. */
export function useCommonLanguage(): LanguageValue<CommonKey | OwnKey> {
  return needed(use(LanguageContext));
}

/** The provider and the hook of an app, which knows its own texts and the common ones. */
export function createLanguage<Key extends string>(own: Catalogues<Key | OwnKey>) {
  type Value = LanguageValue<Key | OwnKey | CommonKey>;
  // One context for all: a text is asked for by its key, and this app's own keys are known here alone.
  const OwnContext = LanguageContext as unknown as Context<Value | undefined>;

  function LanguageProvider(props: { readonly initial?: Language; readonly children: ReactNode }) {
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

    const value = useMemo<Value>(() => {
      const t = createTexts({ ...commonTexts[language], ...own[language] }, language);
      return { language, setLanguage, adoptLanguage, t };
    }, [language, setLanguage, adoptLanguage]);

    return <OwnContext value={value}>{props.children}</OwnContext>;
  }

  /** The language of the interface and its texts; throws outside a LanguageProvider. */
  const useLanguage = (): Value => needed(use(OwnContext));

  return { LanguageProvider, useLanguage };
}

function needed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('useLanguage needs a LanguageProvider above it');
  return value;
}
