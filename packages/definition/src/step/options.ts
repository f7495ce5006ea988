import { atSameIndices } from '../data/pattern.ts';
import { getAt } from '../data/pointer.ts';
import type { Field, FieldOption, LocalDate, Pointer, StepData } from '../types.ts';

/** The options of a field that are valid on its date; today's where that date is not given. */
export function validOptions(
  field: Field | undefined,
  pointer: Pointer,
  seen: StepData,
  today: LocalDate,
): readonly FieldOption[] {
  const options = field?.options ?? [];
  if (!options.some((option) => option.validFrom ?? option.validTo)) return options;
  return options.filter(({ validFrom, validTo, validOn }) => {
    const given = validOn === undefined ? undefined : getAt(seen, atSameIndices(validOn, pointer));
    const day = typeof given === 'string' ? given : today;
    return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
  });
}
