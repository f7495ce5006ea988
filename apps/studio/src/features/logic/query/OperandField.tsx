import type { CelType, Operand } from '@greffe/rules';
import { Select } from '@greffe/ui';
import { useState } from 'react';
import type { MessageKey } from '../../language/catalogues.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { SubjectChoice } from '../ground/subjectChoices.ts';
import type { Ground } from '../ground/useGround.ts';
import { FixedValue } from './FixedValue.tsx';
import styles from './Query.module.css';
import { ShiftedDay } from './ShiftedDay.tsx';
import { SubjectField } from './SubjectField.tsx';

/** Where a value comes from. */
type Source = 'fixed' | 'today' | 'field' | 'shifted';

const sourceLabels: Readonly<Record<Source, MessageKey>> = {
  fixed: 'logic.source.fixed',
  today: 'logic.source.today',
  field: 'logic.source.field',
  shifted: 'logic.source.shifted',
};

interface OperandFieldProps {
  readonly id: string;
  readonly label: string;
  readonly type: CelType;
  readonly options: SubjectChoice['options'];
  readonly ground: Ground;
  /** What else its value can come from; those of the same type are offered. */
  readonly subjects: readonly SubjectChoice[];
  /** Whether a date can be counted from another. */
  readonly canBeComputed: boolean;
  readonly value: Operand | undefined;
  readonly onChange: (operand: Operand | undefined) => void;
}

/** A value: written out, that of another field, today, or a date counted from another. */
export function OperandField(props: OperandFieldProps) {
  const { id, label, type, options, ground, subjects, canBeComputed, value, onChange } = props;
  const { t } = useLanguage();
  const alike = subjects.filter((each) => each.type === type);
  const fields = alike.filter((each) => each.value !== 'today');
  const hasToday = type === 'date' && alike.length > fields.length;
  const sources: readonly Source[] = [
    'fixed',
    ...(hasToday ? (['today'] as const) : []),
    ...(fields.length > 0 ? (['field'] as const) : []),
    ...(type === 'date' && canBeComputed && alike.length > 0 ? (['shifted'] as const) : []),
  ];
  const [chosen, setChosen] = useState<Source>();
  // What was chosen for another field may not be there for this one.
  const source = sourceOf(value) ?? (chosen === 'field' && sources.includes(chosen) ? chosen : 'fixed');

  function choose(next: Source): void {
    setChosen(next);
    if (next === 'today') onChange({ kind: 'path', path: 'today' });
    else if (next === 'shifted')
      onChange({
        kind: 'shifted',
        from: { kind: 'path', path: alike[0]?.value ?? 'today' },
        count: 1,
        unit: 'days',
      });
    else onChange(undefined);
  }

  const offered = sources.includes(source) ? sources : [...sources, source];
  return (
    <div className={styles.operand}>
      {offered.length > 1 && (
        <Select
          id={`${id}-source`}
          label={t('logic.source')}
          isLabelHidden
          value={source}
          options={offered.map((each) => ({ value: each, label: t(sourceLabels[each]) }))}
          onChange={(next) => choose(next as Source)}
        />
      )}
      {source === 'fixed' && (
        <FixedValue id={id} label={label} type={type} options={options} value={value} onChange={onChange} />
      )}
      {source === 'field' && (
        <SubjectField
          id={id}
          label={label}
          value={value}
          ground={ground}
          subjects={fields}
          onChange={(choice) => onChange(choice?.operand)}
        />
      )}
      {source === 'shifted' && value?.kind === 'shifted' && (
        <ShiftedDay id={id} label={label} ground={ground} days={alike} value={value} onChange={onChange} />
      )}
    </div>
  );
}

function sourceOf(value: Operand | undefined): Source | undefined {
  if (!value) return undefined;
  if (value.kind === 'shifted') return 'shifted';
  if (value.kind === 'path') return value.path === 'today' ? 'today' : 'field';
  return ['elapsed', 'part', 'size'].includes(value.kind) ? 'field' : 'fixed';
}
