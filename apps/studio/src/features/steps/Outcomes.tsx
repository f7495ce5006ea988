import { isLanguage, languageNames } from '@greffe/client/app';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  FieldCell,
  FieldGrid,
  FieldGroup,
  Section,
  TextField,
} from '@greffe/ui';
import { useEditor, useFindings } from '../editor/EditorProvider.tsx';
import { languagesOf, stringsOf, textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { ExpressionField } from '../logic/ExpressionField.tsx';
import { readTexts } from '../texts/textTable.ts';
import type { RecordTypeView, StepView } from './readSteps.ts';
import styles from './Steps.module.css';

type Outcome = StepView['outcomes'][number];

interface OutcomesProps {
  readonly recordType: RecordTypeView;
  readonly step: StepView;
  readonly onChange: (outcomes: readonly Outcome[]) => void;
}

/** What the validation of a step decides: the first whose condition holds. */
export function Outcomes({ recordType, step, onChange }: OutcomesProps) {
  const { t, language } = useLanguage();
  const { files } = useEditor();
  const { id, outcomes } = step;
  if (outcomes.length === 0) return null;

  function move(index: number, by: 1 | -1): void {
    const order = [...outcomes];
    const [moved] = order.splice(index, 1);
    if (moved) onChange(order.toSpliced(index + by, 0, moved));
  }

  return (
    <Section id="outcomes" title={t('steps.outcomes')} description={t('steps.outcomes.help')}>
      {outcomes.map((outcome, index) => {
        const name = String(outcome.id);
        const title = textOf(files, language, `outcome.${id}.${name}`, name);
        return (
          <FieldGroup key={name} id={`outcome-${name}`} title={title}>
            <div className={styles.actions}>
              <Button
                size="small"
                icon="arrow-up"
                isDisabled={index === 0}
                aria-label={t('steps.outcome.up', { outcome: title })}
                onPress={() => move(index, -1)}
              >
                {t('steps.up')}
              </Button>
              <Button
                size="small"
                icon="arrow-down"
                isDisabled={index === outcomes.length - 1}
                aria-label={t('steps.outcome.down', { outcome: title })}
                onPress={() => move(index, 1)}
              >
                {t('steps.down')}
              </Button>
            </div>
            <OutcomeFields
              recordType={recordType}
              step={step}
              index={index}
              outcome={outcome}
              onChange={(changed) => onChange(outcomes.with(index, changed))}
            />
          </FieldGroup>
        );
      })}
    </Section>
  );
}

interface OutcomeFieldsProps {
  readonly recordType: RecordTypeView;
  readonly step: StepView;
  readonly index: number;
  readonly outcome: Outcome;
  readonly onChange: (outcome: Outcome) => void;
}

function OutcomeFields({ recordType, step, index, outcome, onChange }: OutcomeFieldsProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const findings = useFindings();
  const name = String(outcome.id);
  const key = `outcome.${step.id}.${name}`;
  const { when, ends, reopens } = outcome;
  const put = (member: string, value: unknown) => {
    const { [member]: _before, ...rest } = outcome;
    onChange(
      value === undefined
        ? rest
        : member in outcome
          ? { ...outcome, [member]: value }
          : { ...rest, [member]: value },
    );
  };
  const error = findings
    .filter(
      (each) => each.file === 'workflow.json' && each.pointer === `${step.pointer}/outcomes/${index}/when`,
    )
    .map(({ message }) => message)
    .join(' ');
  return (
    <FieldGrid>
      {languagesOf(files).map((code) => (
        <FieldCell key={code} width="half">
          <TextField
            id={`outcome-${name}-${code}`}
            label={t('steps.titleIn', { language: isLanguage(code) ? languageNames[code] : code })}
            maxLength={200}
            value={readTexts(files[`i18n/${code}.json`])?.[key]}
            onCommit={(text) =>
              void execute({ type: 'setText', language: code, key, ...(text !== undefined && { text }) })
            }
          />
        </FieldCell>
      ))}
      <FieldCell width="full">
        <ExpressionField
          id={`outcome-${name}-when`}
          label={t('steps.outcome.when')}
          help={t('steps.outcome.when.help')}
          kind="boolean"
          place={{ recordType: recordType.id, ownStep: step.id }}
          value={typeof when === 'string' ? when : undefined}
          error={error === '' ? undefined : error}
          onChange={(next) => put('when', next)}
        />
      </FieldCell>
      <FieldCell width="half">
        <CheckboxGroup
          id={`outcome-${name}-reopens`}
          label={t('steps.outcome.reopens')}
          value={stringsOf(reopens)}
          options={recordType.steps.map((each) => ({
            value: each.id,
            label: textOf(files, language, `step.${each.id}.title`, each.id),
          }))}
          onChange={(steps) => put('reopens', steps)}
        />
      </FieldCell>
      <FieldCell width="half">
        <Checkbox
          id={`outcome-${name}-ends`}
          label={t('steps.outcome.ends')}
          value={ends === true}
          onChange={(next) => put('ends', next === true ? true : undefined)}
        />
      </FieldCell>
    </FieldGrid>
  );
}
