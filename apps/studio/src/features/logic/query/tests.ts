import type { CelType, Test } from '@greffe/rules';
import type { MessageKey } from '../../language/catalogues.ts';
import type { SubjectChoice } from '../ground/subjectChoices.ts';

/** What kind of answer a subject gives, as far as what can be asked of it goes. */
export type AnswerKind = 'choice' | 'text' | 'number' | 'date' | 'box' | 'list';

export function answerKind(type: CelType, hasOptions: boolean): AnswerKind {
  if (hasOptions && type === 'string') return 'choice';
  if (type === 'string') return 'text';
  if (type === 'bool') return 'box';
  if (type === 'int' || type === 'double') return 'number';
  return type === 'date' ? 'date' : 'list';
}

type Labels = Readonly<Partial<Record<Test, MessageKey>>>;

const GIVEN: Labels = { isGiven: 'logic.test.isGiven', isNotGiven: 'logic.test.isNotGiven' };

/** What can be asked, the most common first, and how it is said. */
const TESTS: Readonly<Record<AnswerKind, Labels>> = {
  choice: {
    '==': 'logic.test.is',
    '!=': 'logic.test.isNot',
    isOneOf: 'logic.test.isOneOf',
    isNoneOf: 'logic.test.isNoneOf',
    ...GIVEN,
  },
  text: {
    '==': 'logic.test.is',
    '!=': 'logic.test.isNot',
    contains: 'logic.test.contains',
    startsWith: 'logic.test.startsWith',
    endsWith: 'logic.test.endsWith',
    ...GIVEN,
  },
  number: {
    '==': 'logic.test.equals',
    '!=': 'logic.test.differs',
    '<': 'logic.test.less',
    '<=': 'logic.test.atMost',
    '>': 'logic.test.more',
    '>=': 'logic.test.atLeast',
    ...GIVEN,
  },
  date: {
    '<': 'logic.test.before',
    '<=': 'logic.test.notAfter',
    '>': 'logic.test.after',
    '>=': 'logic.test.notBefore',
    '==': 'logic.test.on',
    '!=': 'logic.test.notOn',
    ...GIVEN,
  },
  box: {
    isTicked: 'logic.test.isTicked',
    isNotTicked: 'logic.test.isNotTicked',
    isTrue: 'logic.test.isTrue',
    isFalse: 'logic.test.isFalse',
    ...GIVEN,
  },
  list: { includes: 'logic.test.includes', excludes: 'logic.test.excludes', ...GIVEN },
};

/** Any question, for one that the kind of answer does not offer and that stands there all the same. */
const ANY: Labels = { ...TESTS.list, ...TESTS.box, ...TESTS.text, ...TESTS.number, ...TESTS.choice };

const NEEDS_NOTHING: ReadonlySet<Test> = new Set([
  'isGiven',
  'isNotGiven',
  'isTrue',
  'isFalse',
  'isTicked',
  'isNotTicked',
]);

/** Whether a question is one of several values at once. */
export const takesMany = (test: Test) => test === 'isOneOf' || test === 'isNoneOf';
/** Whether a question needs something to compare with. */
export const takesOperand = (test: Test) => !NEEDS_NOTHING.has(test);
/** Whether a question takes a written text alone, and no other field. */
export const takesTextAlone = (test: Test) =>
  ['includes', 'excludes', 'contains', 'startsWith', 'endsWith'].includes(test);

/** The questions that a subject can be asked. */
export function testsOf({ type, options, canBeMissing }: SubjectChoice): readonly Test[] {
  const kind = answerKind(type, options !== undefined);
  const isOfTexts = typeof type === 'object' && 'list' in type && type.list === 'string';
  return (Object.keys(TESTS[kind]) as Test[]).filter((test) => {
    if (test === 'isGiven' || test === 'isNotGiven') return canBeMissing;
    return kind !== 'list' || isOfTexts;
  });
}

/** How a question is said of a subject. */
export function testLabel(test: Test, subject: SubjectChoice | undefined): MessageKey {
  const kind = subject && answerKind(subject.type, subject.options !== undefined);
  return (kind && TESTS[kind][test]) ?? ANY[test] ?? 'logic.test.is';
}
