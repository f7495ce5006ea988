import type { Operand } from '@greffe/rules';
import { writeOperand } from '@greffe/rules';
import { ComboBox, Select } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { SubjectChoice } from '../ground/subjectChoices.ts';
import type { Ground } from '../ground/useGround.ts';
import { useOperandLabel } from './useOperandLabel.ts';

/** Beyond this many, one searches rather than scrolls. */
const MOST_IN_A_LIST = 60;

interface SubjectFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: Operand | undefined;
  readonly ground: Ground;
  /** Those that can be chosen. */
  readonly subjects: readonly SubjectChoice[];
  readonly onChange: (choice: SubjectChoice | undefined) => void;
}

/** Which field, or what else the engine knows: in its sections, or to be searched where there are many. */
export function SubjectField({ id, label, value, ground, subjects, onChange }: SubjectFieldProps) {
  const { t } = useLanguage();
  const nameOf = useOperandLabel(ground);
  const written = value && (ground.subjectOf(value)?.value ?? writeOperand(value));
  const isKnown = value === undefined || subjects.some((each) => each.value === written);
  const own = !isKnown && value ? [{ value: writeOperand(value), label: nameOf(value) }] : [];
  const choose = (next: string | undefined) => {
    if (next === written) return;
    onChange(subjects.find((each) => each.value === next));
  };
  const common = { id, label, isLabelHidden: true, value: written, onChange: choose };
  if (subjects.length <= MOST_IN_A_LIST) {
    const options = [
      ...own,
      ...subjects.map((each) => ({ value: each.value, label: each.label, group: each.group })),
    ];
    return (
      <Select
        {...common}
        {...(value === undefined && { placeholder: t('logic.subject.choose') })}
        options={options}
      />
    );
  }
  return (
    <ComboBox
      {...common}
      placeholder={t('logic.subject.search')}
      openLabel={t('logic.subject.list')}
      emptyLabel={t('logic.subject.none')}
      options={[
        ...own,
        ...subjects.map((each) => ({ value: each.value, label: each.label, description: each.group })),
      ]}
    />
  );
}
