import type { GreffeClient } from '@greffe/client';
import { instantiateValidator } from '@greffe/definition/runtime';
import { StepForm } from '@greffe/form-engine';
import { Stack } from '@greffe/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo } from 'react';
import { MemoryRouter } from 'react-router';
import { ApiProvider } from '../../apps/portal/src/api/ApiProvider.tsx';
import { LanguageProvider } from '../../apps/portal/src/features/language/LanguageProvider.tsx';
import { isLanguage } from '../../apps/portal/src/features/language/languages.ts';
import { RecordHeader } from '../../apps/portal/src/features/record/RecordHeader/RecordHeader.tsx';
import { ReadOnlyStep } from '../../apps/portal/src/features/record/RecordPage/ReadOnlyStep.tsx';
import { RecordLayout } from '../../apps/portal/src/features/record/RecordPage/RecordLayout.tsx';
import { WaitingStep } from '../../apps/portal/src/features/record/RecordPage/WaitingStep.tsx';
import { RecordPath } from '../../apps/portal/src/features/record/steps/RecordPath.tsx';
import { StepHeading } from '../../apps/portal/src/features/record/steps/StepHeading.tsx';
import { turnWords } from '../../apps/portal/src/features/record/steps/stepWords.ts';
import { useStepGround } from '../../apps/portal/src/features/record/steps/useStepGround.ts';
import { SessionProvider } from '../../apps/portal/src/features/session/SessionProvider.tsx';
import type { Example } from '../definitions/examples.ts';
import type { StepStoryProps } from './StepStory.tsx';
import { submitLabel } from './submitLabel.ts';
import { type WorkflowState, workflowRecord } from './workflowRecord.ts';

export type WorkflowStoryProps = Pick<StepStoryProps, 'bundle' | 'validator' | 'step' | 'language'> & {
  readonly example: Example;
  readonly state: WorkflowState;
};

/** Nothing is behind a story: what it would ask a server is never answered. */
const nobody = new Proxy({} as GreffeClient, { get: () => () => new Promise(() => undefined) });
const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });

/** A step on its record's page, as the portal shows it in one state of the workflow. */
export function WorkflowStory({ state, example, ...props }: WorkflowStoryProps) {
  const { bundle, step, language } = props;
  const made = useMemo(() => workflowRecord(bundle, step, example, state), [bundle, step, example, state]);
  const { author, organisation } = example.facts;
  const known = isLanguage(language) ? language : undefined;
  const session = {
    person: { id: author.number, givenName: author.name, familyName: '', language: known ?? 'fr' },
    memberships: made.roles.map((role) => ({ registry: bundle.id, role, organisation })),
  };
  return (
    <MemoryRouter>
      <ApiProvider client={nobody}>
        <QueryClientProvider client={queries}>
          <LanguageProvider {...(known && { initial: known })}>
            <SessionProvider value={session}>
              <RecordHeader record={made.record} bundle={bundle} beneficiary={undefined} />
              <Page {...props} {...{ state }} record={made.record} view={made.step} />
            </SessionProvider>
          </LanguageProvider>
        </QueryClientProvider>
      </ApiProvider>
    </MemoryRouter>
  );
}

type Made = ReturnType<typeof workflowRecord>;
type StepProps = Omit<WorkflowStoryProps, 'example'> & {
  readonly record: Made['record'];
  readonly view: Made['step'];
};

function Page(props: StepProps) {
  const { record, bundle, view } = props;
  const ground = useStepGround(record, bundle);
  const isPath = record.steps.length > 1;
  return (
    <RecordLayout
      path={isPath && <RecordPath record={record} bundle={bundle} current={view.id} />}
      history={null}
    >
      <Stack gap={6}>
        {isPath && <StepHeading step={view} ground={ground} />}
        <Step {...props} />
      </Stack>
    </RecordLayout>
  );
}

function Step({ bundle, validator, step, language, state, record, view }: StepProps) {
  const ground = useStepGround(record, bundle);
  const validate = useMemo(() => instantiateValidator(validator), [validator]);
  const turn = turnWords(view, ground);
  return (
    <>
      {state === 'waiting' && <WaitingStep record={record} step={view} bundle={bundle} />}
      {state === 'open' && (
        <StepForm
          {...{ bundle, step, language, validate }}
          data={view.data}
          facts={record.facts}
          submitLabel={submitLabel(bundle, step, language)}
        />
      )}
      {state !== 'waiting' && state !== 'open' && (
        <ReadOnlyStep
          record={record}
          filling={view}
          bundle={bundle}
          isReadable
          isLocked={view.status === 'locked'}
          turn={turn && ground.t('step.readOnly', { turn })}
          isFresh={false}
        />
      )}
    </>
  );
}
