import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, CheckboxGroup, FieldCell, FieldGrid, Section, TextField } from '@greffe/ui';
import { useState } from 'react';
import type { StepChanges } from '../../model/index.ts';
import { useEditor, useFindings } from '../editor/EditorProvider.tsx';
import { languagesOf, textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { ExpressionField } from '../logic/ExpressionField.tsx';
import { readTexts } from '../texts/textTable.ts';
import { CorrectionFields } from './CorrectionFields.tsx';
import { Outcomes } from './Outcomes.tsx';
import { RemoveStep } from './RemoveStep.tsx';
import { RenameStep } from './RenameStep.tsx';
import { type RecordTypeView, readRoles, type StepView } from './readSteps.ts';
import styles from './Steps.module.css';

interface StepFormProps {
  readonly recordType: RecordTypeView;
  readonly step: StepView;
  readonly onSelect: (id: string) => void;
}

/** What is said of a step in the workflow. Each change is an edit of its own, with its findings beside it. */
export function StepForm({ recordType, step, onSelect }: StepFormProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const findings = useFindings();
  const [dialog, setDialog] = useState<'rename' | 'remove'>();
  const { id } = step;
  const change = (changes: StepChanges) =>
    execute({ type: 'changeStep', recordType: recordType.id, id, changes });
  const errorAt = (part: string) =>
    findings
      .filter(
        ({ file, pointer }) =>
          file === 'workflow.json' && `${pointer}/`.startsWith(`${step.pointer}/${part}/`),
      )
      .map(({ message }) => message)
      .join(' ') || undefined;
  const titleOf = (kind: string, each: string) => textOf(files, language, `${kind}.${each}.title`, each);
  const others = recordType.steps.filter((each) => each.id !== id);
  const first = recordType.steps[0]?.id === id && recordType.steps.length > 1;

  return (
    <div className={styles.form}>
      <Section
        id="step"
        title={titleOf('step', id)}
        aside={
          <div className={styles.actions}>
            <Button size="small" icon="pencil" onPress={() => setDialog('rename')}>
              {t('steps.rename')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              icon="trash"
              isDisabled={others.length === 0}
              onPress={() => setDialog('remove')}
            >
              {t('steps.remove')}
            </Button>
          </div>
        }
      >
        <FieldGrid>
          {languagesOf(files).map((code) => (
            <FieldCell key={code} width="half">
              <TextField
                id={`step-title-${code}`}
                label={t('steps.titleIn', { language: isLanguage(code) ? languageNames[code] : code })}
                maxLength={200}
                value={readTexts(files[`i18n/${code}.json`])?.[`step.${id}.title`]}
                onCommit={(text) => {
                  execute({
                    type: 'setText',
                    language: code,
                    key: `step.${id}.title`,
                    ...(text !== undefined && { text }),
                  });
                }}
              />
            </FieldCell>
          ))}
          <FieldCell width="half">
            <CheckboxGroup
              id="step-roles"
              label={t('steps.roles')}
              value={step.roles}
              options={readRoles(files).map((role) => ({ value: role, label: titleOf('role', role) }))}
              error={errorAt('roles')}
              onChange={(roles) => change({ roles: roles ?? [] })}
            />
          </FieldCell>
          <FieldCell width="half">
            {others.length > 0 && (
              <CheckboxGroup
                id="step-requires"
                label={t('steps.requires')}
                help={first ? undefined : t('steps.requires.help')}
                value={step.requires}
                options={others.map((each) => ({ value: each.id, label: titleOf('step', each.id) }))}
                error={errorAt('requires')}
                onChange={(requires) => change({ requires: requires ?? [] })}
              />
            )}
          </FieldCell>
          <FieldCell width="full">
            <ExpressionField
              id="step-when"
              label={t('steps.when')}
              help={t('steps.when.help')}
              kind="boolean"
              place={{ recordType: recordType.id }}
              value={step.when}
              error={errorAt('when')}
              onChange={(when) => change({ when: when ?? null })}
            />
          </FieldCell>
          <CorrectionFields
            step={step}
            error={errorAt('correction')}
            onChange={(correction) => change({ correction })}
          />
        </FieldGrid>
      </Section>
      <Outcomes recordType={recordType} step={step} onChange={(outcomes) => change({ outcomes })} />
      {dialog === 'rename' && (
        <RenameStep
          id={id}
          onClose={() => setDialog(undefined)}
          onDone={(to) => {
            setDialog(undefined);
            onSelect(to);
          }}
        />
      )}
      {dialog === 'remove' && (
        <RemoveStep
          id={id}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            onSelect(others[0]?.id ?? '');
          }}
        />
      )}
    </div>
  );
}
