import { parentPointer, toPointer } from '@greffe/definition';
import { useFindings } from '../../editor/EditorProvider.tsx';
import { ExpressionField } from '../../logic/ExpressionField.tsx';
import type { TabProps } from './tabProps.ts';

interface ConditionFieldProps extends Pick<TabProps, 'step' | 'field'> {
  readonly word: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly kind: 'boolean' | 'value';
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** An expression about a field, which reads the fields beside it; what the checks say of it stands below. */
export function ConditionField({ step, field, word, kind, ...props }: ConditionFieldProps) {
  const findings = useFindings();
  const at = `/fields${toPointer([field.pointer, word])}`;
  const error = findings
    .filter(({ file, pointer }) => file === `steps/${step}.logic.json` && pointer === at)
    .map(({ message }) => message)
    .join(' ');
  return (
    <ExpressionField
      {...props}
      id={`field-${word}`}
      place={{ step, scope: parentPointer(field.pointer) }}
      kind={kind}
      {...(kind === 'value' && { field: field.pointer })}
      error={error === '' ? undefined : error}
    />
  );
}
