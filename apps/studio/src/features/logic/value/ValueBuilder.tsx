import { readOperand, writeOperand } from '@greffe/rules';
import { Button } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Ground } from '../ground/useGround.ts';
import { OperandField } from '../query/OperandField.tsx';
import queryStyles from '../query/Query.module.css';
import type { Expected } from '../useProblem.ts';

interface ValueBuilderProps {
  readonly id: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly ground: Ground;
  readonly expected: Expected;
}

/** A value as somebody chooses it: written out, another field's, today, a date counted from another. */
export function ValueBuilder({ id, label, value, onChange, ground, expected }: ValueBuilderProps) {
  const { t } = useLanguage();
  const operand = value === undefined ? undefined : readOperand(value);
  const type = expected.type ?? typeOf(ground, value) ?? 'string';
  return (
    <div className={queryStyles.value}>
      <OperandField
        id={id}
        label={label}
        type={type}
        options={expected.options}
        ground={ground}
        subjects={ground.subjects}
        canBeComputed
        value={operand}
        onChange={(next) => {
          const written = next && writeOperand(next);
          if (written !== value) onChange(written);
        }}
      />
      {value !== undefined && (
        <Button
          size="small"
          variant="quiet"
          icon="trash"
          aria-label={t('logic.clear', { field: label })}
          onPress={() => onChange(undefined)}
        >
          {''}
        </Button>
      )}
    </div>
  );
}

const typeOf = ({ subjects }: Ground, value: string | undefined) =>
  subjects.find((each) => each.value === value)?.type;
