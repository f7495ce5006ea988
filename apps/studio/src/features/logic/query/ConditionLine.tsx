import type { Operand, Test } from '@greffe/rules';
import { Button, Select } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { SubjectChoice } from '../ground/subjectChoices.ts';
import { useBuilder } from './builder.ts';
import { type DraftCondition, isComplete } from './draftQuery.ts';
import { Operands } from './Operands.tsx';
import styles from './Query.module.css';
import { SubjectField } from './SubjectField.tsx';
import { takesMany, takesOperand, testLabel, testsOf } from './tests.ts';

interface ConditionLineProps {
  readonly condition: DraftCondition;
  /** Its place among the others, by which it is called. */
  readonly number: string;
  /** Absent where there is always one condition. */
  readonly onRemove: (() => void) | undefined;
}

/** One condition; the controls follow from what it is about. */
export function ConditionLine({ condition, number, onRemove }: ConditionLineProps) {
  const { t } = useLanguage();
  const { ground, idOf, change } = useBuilder();
  const { key, subject, test, operands } = condition;
  const choice = subject && ground.subjectOf(subject);
  const put = (more: Partial<DraftCondition>) =>
    change(key, (part) => (part.kind === 'condition' ? { ...part, ...more } : part));

  function chooseSubject(next: SubjectChoice | undefined): void {
    if (!next) {
      put({ subject: undefined, test: undefined, operands: [] });
      return;
    }
    const isAlike = choice !== undefined && isSameKind(choice, next) && test !== undefined;
    const tests = testsOf(next);
    // What was asked of a field of the same kind is asked of this one too.
    put({
      subject: next.operand,
      test: isAlike && tests.includes(test) ? test : tests[0],
      operands: isAlike && tests.includes(test) ? operands : [],
    });
  }

  function chooseTest(next: Test): void {
    const isSameNeed = test !== undefined && takesMany(test) === takesMany(next) && takesOperand(next);
    const kept: readonly Operand[] = isSameNeed
      ? operands
      : takesMany(next)
        ? operands
        : operands.slice(0, 1);
    put({ test: next, operands: takesOperand(next) ? kept : [] });
  }

  const offered = choice ? testsOf(choice) : [];
  const tests = test === undefined || offered.includes(test) ? offered : [...offered, test];
  return (
    <fieldset className={styles.line} aria-label={t('logic.line', { number })}>
      <div className={styles.controls}>
        <SubjectField
          id={idOf(key, 'subject')}
          label={t('logic.subject')}
          value={subject}
          ground={ground}
          subjects={ground.subjects}
          onChange={chooseSubject}
        />
        {test !== undefined && (
          <Select
            id={idOf(key, 'test')}
            label={t('logic.test')}
            isLabelHidden
            value={test}
            options={tests.map((each) => ({ value: each, label: t(testLabel(each, choice)) }))}
            onChange={(next) => chooseTest(next as Test)}
          />
        )}
        {test !== undefined && takesOperand(test) && (
          <Operands
            id={idOf(key, 'operand')}
            subject={choice}
            test={test}
            operands={operands}
            onChange={(next) => put({ operands: next })}
          />
        )}
      </div>
      {onRemove && (
        <Button
          size="small"
          variant="quiet"
          icon="trash"
          aria-label={t('logic.remove', { number })}
          onPress={onRemove}
        >
          {''}
        </Button>
      )}
      {!isComplete(condition) && <p className={styles.unfinished}>{t('logic.unfinished')}</p>}
    </fieldset>
  );
}

function isSameKind(one: SubjectChoice, other: SubjectChoice): boolean {
  return (
    JSON.stringify(one.type) === JSON.stringify(other.type) &&
    JSON.stringify(one.options) === JSON.stringify(other.options)
  );
}
