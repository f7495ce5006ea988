import { FieldCell, RadioGroup, TextField } from '@greffe/ui';
import type { StepChanges } from '../../model/index.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { correctionModes, type StepView } from './readSteps.ts';

/** The window that a step has until another one is given. */
const usualWindow = 'PT5M';

interface CorrectionFieldsProps {
  readonly step: StepView;
  readonly error: string | undefined;
  readonly onChange: (correction: NonNullable<StepChanges['correction']>) => void;
}

/** How a validated step can still be corrected, and within which time where that is limited. */
export function CorrectionFields({ step, error, onChange }: CorrectionFieldsProps) {
  const { t } = useLanguage();
  return (
    <>
      <FieldCell width="full">
        <RadioGroup
          id="step-correction"
          label={t('steps.correction')}
          value={step.mode}
          orientation="vertical"
          error={error}
          options={correctionModes.map((mode) => ({ value: mode, label: t(`steps.correction.${mode}`) }))}
          onChange={(value) => {
            const mode = correctionModes.find((each) => each === value);
            if (mode) onChange(mode === 'undo' ? { mode, window: step.window ?? usualWindow } : { mode });
          }}
        />
      </FieldCell>
      {step.mode === 'undo' && (
        <FieldCell width="half">
          <TextField
            id="step-window"
            label={t('steps.window')}
            help={t('steps.window.help')}
            isRequired
            value={step.window}
            onCommit={(window) => onChange({ mode: 'undo', window: window ?? usualWindow })}
          />
        </FieldCell>
      )}
    </>
  );
}
