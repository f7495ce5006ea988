import { isLanguage } from '@greffe/client/app';
import { createTexts } from '@greffe/definition/texts';
import { useMemo, useSyncExternalStore } from 'react';
import { catalogues } from '../language/catalogues.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { usePreview } from './PreviewProvider.tsx';
import type { Preview, PreviewState } from './preview.types.ts';
import { type DefinitionTexts, definitionTexts } from './trial/definitionTexts.ts';
import { type TrialView, viewOf } from './trial/trialView.ts';

type Translate = ReturnType<typeof useLanguage>['t'];

/** A trial as its parts draw it. */
export interface Trial {
  readonly preview: Preview;
  readonly state: PreviewState;
  readonly view: TrialView;
  /** The definition's words in the studio's language. */
  readonly texts: DefinitionTexts;
  /** The language in which the form is shown, and the words around it in that language where there are any. */
  readonly language: string;
  readonly formTexts: Translate;
}

/** What is tried at this moment; undefined until the draft has made a form and a record was begun. */
export function useTrial(): Trial | undefined {
  const preview = usePreview();
  const state = useSyncExternalStore(preview.subscribe, preview.state);
  const { t, language: own } = useLanguage();
  const { bundle, records, screen } = state;
  return useMemo(() => {
    const ground = preview.ground();
    const view = ground && viewOf(ground, records, screen);
    if (!bundle || !view) return undefined;
    const language = formLanguage(bundle.languages, screen.language ?? own);
    return {
      preview,
      state,
      view,
      texts: definitionTexts(bundle, own),
      language,
      formTexts: isLanguage(language) ? createTexts(catalogues[language], language) : t,
    };
  }, [preview, state, bundle, records, screen, own, t]);
}

const formLanguage = (languages: readonly string[], wanted: string): string =>
  languages.includes(wanted) ? wanted : (languages[0] ?? wanted);
