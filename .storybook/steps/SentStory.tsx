import type { RecordView } from '@greffe/client';
import { StepForm } from '@greffe/form-engine';
import { Stack } from '@greffe/ui';
import { LanguageProvider } from '../../apps/portal/src/features/language/LanguageProvider.tsx';
import { isLanguage } from '../../apps/portal/src/features/language/languages.ts';
import { SentPanel } from '../../apps/portal/src/features/record/SentPanel/SentPanel.tsx';
import type { Example } from '../definitions/examples.ts';
import type { StepStoryProps } from './StepStory.tsx';

export type SentStoryProps = Pick<StepStoryProps, 'bundle' | 'step' | 'language'> & {
  readonly example: Example;
};

/** A step whose record was sent, in the portal's own words. */
export function SentStory({ bundle, step, language, example }: SentStoryProps) {
  const { data, facts, recordType } = example;
  const at = `${facts.today}T08:00:00.000Z`;
  const record: RecordView = {
    id: '00000000-0000-7000-8000-000000000000',
    registry: bundle.id,
    recordType,
    definition: bundle.hash,
    revision: 2,
    status: 'sent',
    code: `${bundle.codePrefix}-7K2M-9QX4-T`,
    createdAt: at,
    updatedAt: at,
    organisation: facts.organisation,
    author: facts.author,
    facts,
    steps: [],
    links: [],
    now: at,
    history: [],
  };
  return (
    <LanguageProvider {...(isLanguage(language) && { initial: language })}>
      <Stack gap={4}>
        <SentPanel record={record} bundle={bundle} isFresh={false} />
        <StepForm {...{ bundle, step, language, data, facts }} readOnly />
      </Stack>
    </LanguageProvider>
  );
}
