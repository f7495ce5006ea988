import type { StepView } from '@greffe/client';
import { Banner, ButtonLink } from '@greffe/ui';
import { EntriesStep } from '../entries/EntriesStep.tsx';
import { EarlierRounds } from '../Rounds/EarlierRounds.tsx';
import { RoundCause } from '../Rounds/RoundCause.tsx';
import { stepAddress } from '../steps/addresses.ts';
import { StepHeading } from '../steps/StepHeading.tsx';
import { type StepGround, stateWords, turnWords, waitWords } from '../steps/stepWords.ts';
import { useStepGround } from '../steps/useStepGround.ts';
import { isMyTurn } from '../turn.ts';
import { FillingPane, type PageParts } from './FillingPane.tsx';
import { WaitingStep } from './WaitingStep.tsx';

interface RecordStepProps extends PageParts {
  readonly step: StepView;
  /** The entry on the screen, of a repeated step. */
  readonly entry: string | undefined;
  /** Nobody has chosen this step: it is the one that the record opens at. */
  readonly isDefault: boolean;
}

/** The step that a record is opened at. */
export function RecordStep(props: RecordStepProps) {
  const { record, step, bundle } = props;
  const ground = useStepGround(record, bundle);
  const isPath = record.steps.length > 1;
  return (
    <>
      {isPath && <StepHeading step={step} ground={ground} />}
      <RoundCause record={record} step={step} bundle={bundle} />
      <StepContent {...props} />
      <EarlierRounds record={record} step={step} bundle={bundle} />
    </>
  );
}

function StepContent(props: RecordStepProps) {
  const { record, step, bundle } = props;
  const ground = useStepGround(record, bundle);
  const { t, texts, myRoles } = ground;
  if (step.status === 'waiting') return <WaitingStep record={record} step={step} bundle={bundle} />;
  if (step.status === 'skipped') {
    return (
      <Banner tone="neutral" title={stateWords(step, ground)}>
        {waitWords(step, ground) ?? t('skipped.text')}
      </Banner>
    );
  }
  if (step.repeat !== undefined) return <EntriesStep {...props} />;
  const next = record.steps.find((each) => each.id !== step.id && isMyTurn(each, myRoles));
  return (
    <FillingPane
      {...props}
      // What a new step starts with was saved by nobody.
      filling={step.status === 'open' ? { ...step, savedAt: undefined } : step}
      isReadable={step.isReadable}
      isLocked={step.status === 'locked'}
      turn={readOnlyWords(step, ground)}
      next={
        next && (
          <ButtonLink href={stepAddress(record.id, next.id)} variant="primary" icon="arrow-right">
            {t('record.next', { step: texts.step(next.id) })}
          </ButtonLink>
        )
      }
    />
  );
}

/** Why a step that is somebody else's to fill in can only be read. */
function readOnlyWords(step: StepView, ground: StepGround): string | undefined {
  const turn = turnWords(step, ground);
  if (step.draft !== undefined) return turn && `${turn}. ${ground.t(`draft.${step.draft}`)}`;
  return turn && ground.t('step.readOnly', { turn });
}
