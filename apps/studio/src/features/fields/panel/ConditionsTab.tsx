import { RadioGroup } from '@greffe/ui';
import { useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { ConditionField } from './ConditionField.tsx';
import styles from './Panel.module.css';
import type { TabProps } from './tabProps.ts';

type Answer = 'never' | 'always' | 'when';
const answers: readonly Answer[] = ['never', 'always', 'when'];

/** When a field is asked for, must be given, can be typed, and what it follows from. */
export function ConditionsTab({ step, field }: TabProps) {
  const { t } = useLanguage();
  const { execute } = useEditor();
  const { pointer, logic, kind } = field;
  const isPart = kind === 'section' || kind === 'shared';
  const textOf = (word: string) => {
    const said = logic[word];
    return typeof said === 'string' ? said : undefined;
  };
  return (
    <div className={styles.stack}>
      {(['required', 'readOnly'] as const)
        .filter(() => !isPart)
        .map((word) => (
          <Sometimes
            key={word}
            step={step}
            field={field}
            word={word}
            onChange={(value) =>
              execute({ type: word === 'required' ? 'setRequired' : 'setReadOnly', step, pointer, value })
            }
          />
        ))}
      <ConditionField
        step={step}
        field={field}
        word="visible"
        kind="boolean"
        label={t('fields.logic.visible')}
        help={t('fields.logic.visibleHelp')}
        value={textOf('visible')}
        onChange={(value) => execute({ type: 'setVisible', step, pointer, value: value ?? null })}
      />
      {!isPart && (
        <>
          <ConditionField
            step={step}
            field={field}
            word="clearedWhen"
            kind="boolean"
            label={t('fields.logic.clearedWhen')}
            help={t('fields.logic.clearedWhenHelp')}
            value={textOf('clearedWhen')}
            onChange={(value) => execute({ type: 'setClearedWhen', step, pointer, value: value ?? null })}
          />
          <ConditionField
            step={step}
            field={field}
            word="initial"
            kind="value"
            label={t('fields.logic.initial')}
            help={t('fields.logic.initialHelp')}
            value={textOf('initial')}
            onChange={(value) => execute({ type: 'setInitial', step, pointer, value: value ?? null })}
          />
          <ConditionField
            step={step}
            field={field}
            word="derived"
            kind="value"
            label={t('fields.logic.derived')}
            help={t('fields.logic.derivedHelp')}
            value={textOf('derived')}
            onChange={(value) => execute({ type: 'setDerived', step, pointer, value: value ?? null })}
          />
        </>
      )}
    </div>
  );
}

interface SometimesProps extends Pick<TabProps, 'step' | 'field'> {
  readonly word: 'required' | 'readOnly';
  readonly onChange: (value: boolean | string | null) => void;
}

/** Never, always, or when something is so. “When” without a condition yet is kept on the screen and not in the draft. */
function Sometimes({ step, field, word, onChange }: SometimesProps) {
  const { t } = useLanguage();
  const said = field.logic[word];
  const kept: Answer = said === true ? 'always' : typeof said === 'string' ? 'when' : 'never';
  const [isAsking, setAsking] = useState(false);
  const answer = isAsking && kept === 'never' ? 'when' : kept;
  return (
    <>
      <RadioGroup
        id={`field-${word}-answer`}
        label={t(`fields.logic.${word}`)}
        value={answer}
        orientation="horizontal"
        options={answers.map((each) => ({ value: each, label: t(`fields.logic.${each}`) }))}
        onChange={(next) => {
          setAsking(next === 'when');
          if (next === 'always') onChange(true);
          else if (kept !== 'never') onChange(null);
        }}
      />
      {answer === 'when' && (
        <ConditionField
          step={step}
          field={field}
          word={word}
          kind="boolean"
          label={t(`fields.logic.${word}When`)}
          value={typeof said === 'string' ? said : undefined}
          onChange={(value) => onChange(value ?? null)}
        />
      )}
    </>
  );
}
