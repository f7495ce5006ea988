import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { useMemo } from 'react';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import type { StepGround } from './stepWords.ts';

/** The reader's roles in a registry. */
export function useMyRoles(registry: string): readonly string[] {
  const { memberships } = useSession();
  return useMemo(
    () => [...new Set(memberships.filter((each) => each.registry === registry).map(({ role }) => role))],
    [memberships, registry],
  );
}

/** What the words of a record's steps are made from. */
export function useStepGround(record: RecordView, bundle: Bundle): StepGround {
  const { t, language } = useLanguage();
  const myRoles = useMyRoles(record.registry);
  return { record, bundle, texts: definitionTexts(bundle, language), t, myRoles };
}
