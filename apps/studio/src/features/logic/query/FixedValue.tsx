import type { CelType, Operand } from '@greffe/rules';
import { DateField, isDay, NumberField, Select, TextField } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { SubjectChoice } from '../ground/subjectChoices.ts';

interface FixedValueProps {
  readonly id: string;
  readonly label: string;
  readonly type: CelType;
  readonly options: SubjectChoice['options'];
  readonly value: Operand | undefined;
  readonly onChange: (operand: Operand | undefined) => void;
}

/** A value that is written out, with the control that its type asks for. */
export function FixedValue({ id, label, type, options, value, onChange }: FixedValueProps) {
  const { t } = useLanguage();
  const common = { id, label, isLabelHidden: true };
  if (type === 'bool') {
    return (
      <Select
        {...common}
        value={value?.kind === 'boolean' ? String(value.value) : undefined}
        placeholder={t('logic.value.choose')}
        options={[
          { value: 'true', label: t('logic.value.yes') },
          { value: 'false', label: t('logic.value.no') },
        ]}
        onChange={(next) =>
          onChange(next === undefined ? undefined : { kind: 'boolean', value: next === 'true' })
        }
      />
    );
  }
  if (type === 'int' || type === 'double') {
    return (
      <NumberField
        {...common}
        value={value?.kind === 'number' ? value.value : undefined}
        placeholder={t('logic.value.number')}
        inputMode={type === 'int' ? 'numeric' : 'decimal'}
        onCommit={(next) => {
          const isGood = typeof next === 'number' && (type === 'double' || Number.isSafeInteger(next));
          onChange(isGood ? { kind: 'number', value: next, type } : undefined);
        }}
      />
    );
  }
  if (type === 'date') {
    return (
      <DateField
        {...common}
        calendarLabel={t('logic.value.calendar')}
        value={value?.kind === 'date' ? value.value : undefined}
        onCommit={(next) => onChange(isDay(next) ? { kind: 'date', value: next } : undefined)}
      />
    );
  }
  const text = value?.kind === 'text' ? value.value : undefined;
  const put = (next: string | undefined) =>
    onChange(next === undefined ? undefined : { kind: 'text', value: next });
  if (options) {
    return (
      <Select
        {...common}
        value={text}
        placeholder={t('logic.value.choose')}
        options={options}
        onChange={put}
      />
    );
  }
  return <TextField {...common} value={text} placeholder={t('logic.value.text')} onCommit={put} />;
}
