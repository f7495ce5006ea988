import { type AssistGround, type ExpressionPlace, type Subject, subjectsAt } from '@greffe/definition/assist';
import { type CelType, type DayOperand, type Operand, writeOperand } from '@greffe/rules';
import type { MessageKey } from '../../language/catalogues.ts';
import type { useLanguage } from '../../language/LanguageProvider.tsx';

/** Something that a condition can be about, as people choose it. */
export interface SubjectChoice {
  /** As an expression writes it; names the choice. */
  readonly value: string;
  readonly operand: Operand;
  readonly type: CelType;
  readonly label: string;
  /** What it stands in: a section, a step. */
  readonly group?: string | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** Whether it can be without an answer. */
  readonly canBeMissing: boolean;
}

type Translate = ReturnType<typeof useLanguage>['t'];
type TextOf = (key: string) => string | undefined;

const FACTS: Readonly<Record<string, MessageKey>> = {
  today: 'logic.fact.today',
  'organisation.number': 'logic.fact.organisationNumber',
  'organisation.name': 'logic.fact.organisationName',
  'author.number': 'logic.fact.authorNumber',
  'author.name': 'logic.fact.authorName',
};

const TALLIES: Readonly<Record<string, MessageKey>> = {
  validated: 'logic.subject.validated',
  missed: 'logic.subject.missed',
  open: 'logic.subject.open',
};

/** What a condition can be about: fields by section, what the engine knows, and what can be counted from them. */
export function subjectChoices(
  sketch: AssistGround,
  place: ExpressionPlace,
  t: Translate,
  textOf: TextOf,
): readonly SubjectChoice[] {
  const subjects = subjectsAt(sketch, place);
  const plain = subjects.map((subject) => plainChoice(subject, t, textOf));
  const isFact = ({ value }: SubjectChoice) => Object.hasOwn(FACTS, value);
  const hasToday = plain.some(({ value }) => value === 'today');
  return [
    ...plain.filter((choice) => !isFact(choice)),
    ...plain.filter(isFact),
    ...plain.flatMap((choice) => measuresOf(choice, hasToday, t)),
  ];
}

function plainChoice(
  { path, type, title, within, options }: Subject,
  t: Translate,
  textOf: TextOf,
): SubjectChoice {
  const [root = '', name = '', ...rest] = path.split('.');
  const own = (title === undefined ? undefined : textOf(title)) ?? rest.at(-1) ?? (name || root);
  const fact = FACTS[path];
  const tally = root === 'entries' ? TALLIES[rest[0] ?? ''] : undefined;
  const label = fact
    ? t(fact)
    : tally
      ? t(tally, { step: own })
      : root === 'outcomes'
        ? t('logic.subject.outcome', { step: own })
        : root === 'rounds'
          ? t('logic.subject.round', { step: own })
          : own;
  const sections = within.map((key) => textOf(key) ?? lastOf(key)).join(' › ');
  const isOfCourse = ['outcomes', 'rounds', 'entries', 'links'].includes(root);
  return {
    value: path,
    operand: { kind: 'path', path },
    type,
    label: root === 'links' ? `${own}: ${rest.join('.')}` : label,
    group: fact ? t('logic.within.known') : isOfCourse ? t('logic.within.course') : sections || undefined,
    canBeMissing: !fact && root !== 'rounds' && root !== 'entries',
    ...(options && {
      options: options.map((option) => ({
        value: option.value,
        label: textOf(option.label) ?? option.value,
      })),
    }),
  };
}

const lastOf = (key: string) => key.split('.').at(-2) ?? key;

/** What can be counted from a field: years and days since a date, how many a list has. */
function measuresOf(
  { value, type, label, operand }: SubjectChoice,
  hasToday: boolean,
  t: Translate,
): SubjectChoice[] {
  const measure = (measured: Operand, text: string): SubjectChoice => ({
    value: writeOperand(measured),
    operand: measured,
    type: 'int',
    label: text,
    group: t('logic.within.counted'),
    canBeMissing: false,
  });
  if (type === 'date' && hasToday && value !== 'today' && operand.kind === 'path') {
    const today: DayOperand = { kind: 'path', path: 'today' };
    return [
      measure(
        { kind: 'elapsed', unit: 'years', from: operand, to: today },
        t('logic.counted.years', { field: label }),
      ),
      measure(
        { kind: 'elapsed', unit: 'days', from: operand, to: today },
        t('logic.counted.days', { field: label }),
      ),
    ];
  }
  const isList = typeof type === 'object' && 'list' in type;
  return isList ? [measure({ kind: 'size', path: value }, t('logic.counted.items', { field: label }))] : [];
}
