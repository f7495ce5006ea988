import { StepForm } from '@greffe/form-engine';
import { Disclosure } from '@greffe/ui';
import { dataKey, factsAt } from '@greffe/workflow/memory';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { Trial } from './useTrial.ts';

/** What earlier rounds of the step held: each is kept. */
export function EarlierRounds({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { preview, view, language } = trial;
  const { step, record, bundle, machine } = view;
  if (machine.step(step.id)?.repeat || !step.isReadable) return null;
  const rounds = Array.from({ length: step.round - 1 }, (_, index) => index + 1);
  return rounds.map((round) => (
    <Disclosure key={round} title={t('preview.round', { round })} headingLevel={4}>
      <div lang={language}>
        <StepForm
          bundle={bundle}
          step={step.id}
          data={record.data.get(dataKey({ step: step.id }, round))?.validated ?? {}}
          facts={factsAt(record, preview.now())}
          language={language}
          readOnly
        />
      </div>
    </Disclosure>
  ));
}
