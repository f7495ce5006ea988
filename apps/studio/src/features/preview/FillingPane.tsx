import { Banner } from '@greffe/ui';
import type { StepCommandType, StepTarget } from '@greffe/workflow';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { EditStep } from './EditStep.tsx';
import { SentStep } from './SentStep.tsx';
import type { Trial } from './useTrial.ts';

/** A step, or an entry of one, and what the role may do with it. */
export interface Filling {
  readonly commands: readonly StepCommandType[];
  readonly status: string;
  readonly until?: string | undefined;
}

interface FillingPaneProps {
  readonly trial: Trial;
  readonly filling: Filling;
  readonly target: StepTarget;
}

/** A form to fill in where it is the role's turn, and to read where it is not. */
export function FillingPane({ trial, filling, target }: FillingPaneProps) {
  const { t } = useLanguage();
  const { step, record, role } = trial.view;
  if (!step.isReadable) return <Banner tone="neutral">{t('preview.notReadable')}</Banner>;
  // Another record, step, round or role starts another form.
  const key = `${record.id}/${target.step}/${target.entry ?? ''}/${step.round}/${role}`;
  return filling.commands.includes('save') ? (
    <EditStep key={key} trial={trial} target={target} />
  ) : (
    <SentStep trial={trial} filling={filling} target={target} />
  );
}
