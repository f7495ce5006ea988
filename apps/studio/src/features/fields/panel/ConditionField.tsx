import { TextArea } from '@greffe/ui';
import type { TabProps } from './tabProps.ts';

interface ConditionFieldProps extends Pick<TabProps, 'step' | 'field'> {
  readonly word: string;
  readonly label: string;
  readonly kind: 'boolean' | 'value';
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** An expression about a field, which reads the fields beside it. */
export function ConditionField({ word, label, value, onChange }: ConditionFieldProps) {
  return <TextArea id={`field-${word}`} label={label} rows={2} value={value} onCommit={onChange} />;
}
