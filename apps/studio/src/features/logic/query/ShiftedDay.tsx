import type { Operand, ShiftUnit } from '@greffe/rules';
import { NumberField, Select } from '@greffe/ui';
import type { MessageKey } from '../../language/catalogues.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { SubjectChoice } from '../ground/subjectChoices.ts';
import type { Ground } from '../ground/useGround.ts';
import styles from './Query.module.css';
import { SubjectField } from './SubjectField.tsx';

type Shifted = Extract<Operand, { kind: 'shifted' }>;

const WAYS = {
  'days after': ['days', 1, 'logic.shift.days.after'],
  'months after': ['months', 1, 'logic.shift.months.after'],
  'years after': ['years', 1, 'logic.shift.years.after'],
  'days before': ['days', -1, 'logic.shift.days.before'],
  'months before': ['months', -1, 'logic.shift.months.before'],
  'years before': ['years', -1, 'logic.shift.years.before'],
} as const satisfies Record<string, readonly [ShiftUnit, 1 | -1, MessageKey]>;
type Way = keyof typeof WAYS;
const ways = Object.keys(WAYS) as Way[];

interface ShiftedDayProps {
  readonly id: string;
  readonly label: string;
  readonly ground: Ground;
  /** The dates that it can be counted from. */
  readonly days: readonly SubjectChoice[];
  readonly value: Shifted;
  readonly onChange: (operand: Operand) => void;
}

/** A date so many days, months or years before or after another. */
export function ShiftedDay({ id, label, ground, days, value, onChange }: ShiftedDayProps) {
  const { t } = useLanguage();
  const sign = value.count < 0 ? -1 : 1;
  const way = ways.find((each) => WAYS[each][0] === value.unit && WAYS[each][1] === sign);
  return (
    <div className={styles.shifted}>
      <NumberField
        id={`${id}-count`}
        label={t('logic.shift.count')}
        isLabelHidden
        inputMode="numeric"
        value={Math.abs(value.count)}
        onCommit={(count) => {
          if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0)
            onChange({ ...value, count: count * sign });
        }}
      />
      <Select
        id={`${id}-way`}
        label={t('logic.shift.way')}
        isLabelHidden
        value={way}
        options={ways.map((each) => ({ value: each, label: t(WAYS[each][2]) }))}
        onChange={(next) => {
          const [unit, direction] = WAYS[next as Way];
          onChange({ ...value, unit, count: Math.abs(value.count) * direction });
        }}
      />
      <SubjectField
        id={id}
        label={label}
        value={value.from}
        ground={ground}
        subjects={days}
        onChange={(choice) => {
          if (choice?.operand.kind === 'path') onChange({ ...value, from: choice.operand });
        }}
      />
    </div>
  );
}
