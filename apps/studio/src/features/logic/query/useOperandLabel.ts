import type { Operand } from '@greffe/rules';
import { formatDay, formatDecimal } from '@greffe/ui';
import type { MessageKey } from '../../language/catalogues.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Ground } from '../ground/useGround.ts';

const SHIFTS = {
  after: {
    days: 'logic.shift.daysAfter',
    months: 'logic.shift.monthsAfter',
    years: 'logic.shift.yearsAfter',
  },
  before: {
    days: 'logic.shift.daysBefore',
    months: 'logic.shift.monthsBefore',
    years: 'logic.shift.yearsBefore',
  },
} as const satisfies Record<string, Record<string, MessageKey>>;

const PARTS = {
  year: 'logic.part.year',
  month: 'logic.part.month',
  day: 'logic.part.day',
} as const satisfies Record<string, MessageKey>;

/** What a value is called: a field by its label, a count by what is counted. */
export function useOperandLabel(ground: Ground): (operand: Operand) => string {
  const { t, language } = useLanguage();
  const nameOf = (operand: Operand): string => {
    const known = ground.subjectOf(operand);
    if (known) return known.label;
    switch (operand.kind) {
      case 'text':
        return operand.value === ''
          ? t('logic.value.emptyText')
          : t('logic.value.quoted', { text: operand.value });
      case 'number':
        return formatDecimal(operand.value, language);
      case 'boolean':
        return t(operand.value ? 'logic.value.yes' : 'logic.value.no');
      case 'date':
        return formatDay(operand.value);
      case 'path':
        return operand.path;
      case 'shifted': {
        const { count, unit, from } = operand;
        return t(SHIFTS[count < 0 ? 'before' : 'after'][unit], { count: Math.abs(count), day: nameOf(from) });
      }
      case 'elapsed': {
        const key: MessageKey = operand.unit === 'years' ? 'logic.elapsed.years' : 'logic.elapsed.days';
        return t(key, { from: nameOf(operand.from), to: nameOf(operand.to) });
      }
      case 'part':
        return t(PARTS[operand.part], { day: nameOf(operand.of) });
      case 'size':
        return t('logic.counted.items', { field: nameOf({ kind: 'path', path: operand.path }) });
    }
  };
  return nameOf;
}
