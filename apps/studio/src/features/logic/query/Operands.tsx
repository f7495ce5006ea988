import type { CelType, Operand, Test } from '@greffe/rules';
import { CheckboxGroup } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { SubjectChoice } from '../ground/subjectChoices.ts';
import { useBuilder } from './builder.ts';
import { OperandField } from './OperandField.tsx';
import styles from './Query.module.css';
import { TextList } from './TextList.tsx';
import { takesMany, takesTextAlone } from './tests.ts';

interface OperandsProps {
  readonly id: string;
  readonly subject: SubjectChoice | undefined;
  readonly test: Test;
  readonly operands: readonly Operand[];
  readonly onChange: (operands: readonly Operand[]) => void;
}

/** What a condition compares with: one value, or several of which one is enough. */
export function Operands({ id, subject, test, operands, onChange }: OperandsProps) {
  const { t } = useLanguage();
  const { ground } = useBuilder();
  const label = t('logic.value');
  const type = comparedType(subject, operands);
  if (takesMany(test)) {
    const texts = operands.flatMap((each) => (each.kind === 'text' ? each.value : []));
    const put = (values: readonly string[]) => onChange(values.map((value) => ({ kind: 'text', value })));
    if (!subject?.options) return <TextList id={id} label={label} texts={texts} onChange={put} />;
    const gone = texts.filter((text) => !subject.options?.some(({ value }) => value === text));
    return (
      <div className={styles.many}>
        <CheckboxGroup
          id={id}
          label={label}
          isLabelHidden
          value={texts}
          options={[...subject.options, ...gone.map((value) => ({ value, label: value }))]}
          onChange={(values) => put(values ?? [])}
        />
      </div>
    );
  }
  return (
    <OperandField
      id={id}
      label={label}
      type={type}
      options={subject?.options}
      ground={ground}
      subjects={takesTextAlone(test) ? [] : ground.subjects.filter(({ value }) => value !== subject?.value)}
      canBeComputed={!takesTextAlone(test)}
      value={operands[0]}
      onChange={(operand) => onChange(operand ? [operand] : [])}
    />
  );
}

/** The type of what is compared: the subject's, an item's of a list, or that of what stands there. */
function comparedType(subject: SubjectChoice | undefined, [operand]: readonly Operand[]): CelType {
  const type = subject?.type;
  if (typeof type === 'object' && 'list' in type) return type.list;
  if (type !== undefined) return type;
  if (operand?.kind === 'number') return operand.type;
  if (operand?.kind === 'date' || operand?.kind === 'shifted') return 'date';
  return operand?.kind === 'boolean' ? 'bool' : 'string';
}
