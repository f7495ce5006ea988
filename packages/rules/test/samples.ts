import type { Answer, Environment, Values } from '../src/index.ts';
import { createEvaluator } from '../src/index.ts';

/** An invented form: a visit with a visitor, an optional companion, and a list of services. */
export const environment = {
  variables: {
    this: {
      object: {
        birthDate: 'date',
        name: 'string',
        niss: 'string',
        age: 'int',
        weight: 'double',
        smokes: 'bool',
        companion: { object: { since: 'date', name: 'string' } },
        services: { list: { object: { code: 'string', date: 'date', count: 'int' } } },
        tags: { list: 'string' },
      },
    },
    data: { object: { start: 'date', visitor: { object: { name: 'string' } } } },
    today: 'date',
    organisation: { object: { number: 'string', name: 'string' } },
  },
  tables: {
    tariff: {
      columns: ['code', 'label', 'valid_from', 'valid_to'],
      rows: [
        { code: 'A1', label: 'First', valid_from: '2020-01-01', valid_to: '2021-12-31' },
        { code: 'A1', label: 'First again', valid_from: '2024-01-01', valid_to: '' },
        { code: 'B2', label: 'Second', valid_from: '', valid_to: '2030-06-30' },
        { code: 'C3', label: 'Third', valid_from: 'soon', valid_to: '' },
      ],
    },
    plain: { columns: ['key', 'text'], rows: [{ key: 'k', text: 't' }] },
  },
} as const satisfies Environment;

export const TODAY = '2026-11-22';

const evaluator = createEvaluator(environment, {
  functions: {
    nissBirthDate: (niss) => (niss === '85040216932' ? '1985-04-02' : undefined),
    nissSex: (niss) => (niss === '85040216932' ? 'male' : undefined),
  },
});

/** The answer for a visit, with an own evaluator that keeps its compiled expressions. */
export function answer(source: string, visit: Values = {}, others: Values = {}): Answer {
  return evaluator.evaluate(source, { this: visit, today: TODAY, ...others });
}

export function known(value: unknown): Answer {
  return { known: true, value };
}

export function missing(...paths: readonly string[]): Answer {
  return { known: false, missing: paths };
}

/** Milliseconds that the processor worked on it: a busy machine does not make it more. */
export function workOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
