import { checkExpression } from '@greffe/rules';
import { parentPointer } from '../data/pointer.ts';
import { createFindings, didYouMean, type Findings, listNames, type Place } from '../lint/finding.ts';
import type { Bundle, FieldKind, Finding, Pointer } from '../types.ts';
import { checkResult } from './checkResult.ts';
import { celTypeOfKind, isOfKind, valueEnvironment } from './convert.ts';
import { type FieldShape, Shape } from './shape.ts';
import type { Address, MigrationFile, Operation, Retype, Split } from './types.ts';
import { compareVersions } from './versions.ts';

/** Operations that lead from one version to another, ready to be carried out, and what is wrong with them. */
export interface PreparedMigration {
  readonly operations: readonly Operation[];
  readonly findings: readonly Finding[];
}

type Migrations = Readonly<Record<string, MigrationFile>>;

/** The migration files between two versions, the oldest first. */
function filesBetween(migrations: Migrations, older: string, newer: string): [string, MigrationFile][] {
  return Object.entries(migrations)
    .filter(([version]) => compareVersions(version, older) > 0 && compareVersions(version, newer) <= 0)
    .sort(([a], [b]) => compareVersions(a, b));
}

/**
 * The operations that lead from one version to another, checked beside both: every name exists when its turn comes,
 * and what comes out is what the newer version has.
 */
export function prepareMigration(older: Bundle, newer: Bundle): PreparedMigration {
  const findings = createFindings();
  const shape = new Shape(older);
  const files = filesBetween(newer.migrations ?? {}, older.version, newer.version);
  const operations = files.flatMap(([version, file]) =>
    prepareFile(version, file, shape, findings, [older, newer]),
  );
  checkResult(shape, newer, findings);
  return { operations, findings: findings.list };
}

/** What can be checked of a version's own migration file without the version before: where it leads to. */
export function checkMigrationFile(
  version: string,
  file: MigrationFile,
  newer: Bundle,
  findings: Findings,
): void {
  const shape = new Shape(undefined);
  const place = { file: `migrations/${version}.json`, pointer: '/from' };
  if (compareVersions(file.from, version) >= 0) {
    findings.error('migration.from', place, `"from" is a version before ${version}, ${file.from} was found.`);
  }
  if (compareVersions(version, newer.version) > 0) {
    const message = `It leads to version ${version}, and this is ${newer.version}: nothing would take it.`;
    findings.error('migration.version', { ...place, pointer: '' }, message);
  }
  prepareFile(version, file, shape, findings);
  if (version === newer.version) checkResult(shape, newer, findings);
}

function prepareFile(
  version: string,
  { operations }: MigrationFile,
  shape: Shape,
  findings: Findings,
  versions: readonly Bundle[] = [],
): Operation[] {
  return operations.map((operation, index) => {
    const place = { file: `migrations/${version}.json`, pointer: `/operations/${index}` };
    const step = new Preparation(shape, findings, place, versions.length > 0);
    return step.prepare(operation, (id) => versions.some((bundle) => isRepeated(bundle, id)));
  });
}

const isRepeated = (bundle: Bundle, id: string) =>
  Object.values(bundle.workflows).some(({ steps }) => steps.some((step) => step.id === id && step.repeat));

/** Everything up to the last list that a pointer goes through. */
const listPart = (pointer: Pointer) =>
  pointer.slice(0, pointer.lastIndexOf('/*') + 2 || 0).replace(/^.$/, '');

/** One operation beside the fields as they are at that point. */
class Preparation {
  readonly #shape: Shape;
  readonly #findings: Findings;
  readonly #place: Place;
  /** Whether there is an older version to compare with. */
  readonly #isKnown: boolean;

  constructor(shape: Shape, findings: Findings, place: Place, isKnown: boolean) {
    this.#shape = shape;
    this.#findings = findings;
    this.#place = place;
    this.#isKnown = isKnown;
  }

  prepare(operation: Operation, isRepeated: (step: string) => boolean): Operation {
    switch (operation.op) {
      case 'renameStep':
        this.#renameStep(operation.from, operation.to);
        return operation;
      case 'renameField': {
        const { step, from, to } = operation;
        if (parentPointer(from) !== parentPointer(to) || to.endsWith('/*')) {
          this.#error(
            'to',
            'not-a-rename',
            `"${from}" and "${to}" do not stand in the same object: use "move".`,
          );
        }
        this.#carry({ step, pointer: from }, { step, pointer: to }, 'from', 'to');
        return operation;
      }
      case 'move':
        this.#checkLists(operation.from, operation.to, isRepeated);
        this.#carry(operation.from, operation.to, 'from/pointer', 'to/pointer');
        return operation;
      case 'renameOption':
        this.#renameOption(operation, operation.from, operation.to);
        return operation;
      case 'retype':
        return this.#retype(operation);
      case 'split':
        return this.#split(operation);
      case 'default':
        this.#default(operation, operation.value);
        return operation;
    }
  }

  #at(word: string): Place {
    return { file: this.#place.file, pointer: `${this.#place.pointer}/${word}` };
  }

  #error(word: string, code: string, message: string, suggestion?: string): void {
    this.#findings.error(`migration.${code}`, this.#at(word), message, suggestion);
  }

  #renameStep(from: string, to: string): void {
    const known = this.#shape.steps;
    if (this.#isKnown && !known.includes(from)) {
      const message = `No step is called "${from}" at this point. Known: ${listNames(known)}.`;
      this.#error('from', 'unknown-step', message, didYouMean(from, known));
    }
    if (known.includes(to)) this.#error('to', 'taken', `A step is called "${to}" already.`);
    this.#shape.renameStep(from, to, this.#at('to'));
  }

  /** The field as it is at this point; a finding where there is none. */
  #field(address: Address, word: string): FieldShape | undefined {
    const found = this.#shape.field(address);
    if (found || !this.#isKnown) return found;
    const known = this.#shape.fields(address.step).map(([pointer]) => pointer);
    if (known.length === 0 && !this.#shape.steps.includes(address.step)) {
      const { steps } = this.#shape;
      const message = `No step is called "${address.step}" at this point. Known: ${listNames(steps)}.`;
      this.#error(word, 'unknown-step', message, didYouMean(address.step, steps));
    } else {
      const message = `The step "${address.step}" has no field "${address.pointer}" at this point.`;
      this.#error(word, 'unknown-field', message, didYouMean(address.pointer, known));
    }
    return undefined;
  }

  #carry(from: Address, to: Address, fromWord: string, toWord: string): void {
    const found = this.#field(from, fromWord);
    if (this.#shape.field(to)) {
      this.#error(toWord, 'taken', `The step "${to.step}" has a field "${to.pointer}" already.`);
    }
    if (found) this.#shape.carry(from, to, this.#at(toWord));
  }

  #checkLists(from: Address, to: Address, isRepeated: (step: string) => boolean): void {
    if (from.step !== to.step) {
      const repeated = [from.step, to.step].find(isRepeated);
      if (repeated !== undefined) {
        this.#error(
          'to/step',
          'repeated',
          `The step "${repeated}" is filled many times: an answer cannot come or go.`,
        );
      }
    }
    const isInside = from.step === to.step && listPart(from.pointer) === listPart(to.pointer);
    if (!isInside && `${from.pointer}${to.pointer}`.includes('/*')) {
      this.#error(
        'to/pointer',
        'list',
        'An answer stays in its item: it cannot leave a list, nor come into one.',
      );
    }
  }

  #renameOption(address: Address, from: string, to: string): void {
    const found = this.#field(address, 'pointer');
    if (!found) return;
    const options = found.options ?? [];
    if (!options.includes(from)) {
      const message = `The field "${address.pointer}" has no choice "${from}". Known: ${listNames(options)}.`;
      this.#error('from', 'unknown-option', message, didYouMean(from, options));
    }
    const renamed = options.filter((value) => value !== from && value !== to);
    this.#shape.set(address, { ...found, options: [...renamed, to], madeAt: this.#at('to') });
  }

  #retype(operation: Retype): Retype {
    const found = this.#field(operation, 'pointer');
    const was = found?.kind;
    const { to, using } = operation;
    const isObject = [was, to].includes('object');
    if (isObject) this.#error('to', 'kind', 'An object is retyped field by field.');
    const expected = celTypeOfKind(to);
    if (using !== undefined && was !== undefined) this.#expression('using', using, was, expected);
    this.#shape.set(operation, { kind: to, madeAt: this.#at('to') });
    if (to === 'list')
      this.#shape.set({ ...operation, pointer: `${operation.pointer}/*` }, { kind: was ?? 'text' });
    else if (was === 'list') this.#shape.remove({ ...operation, pointer: `${operation.pointer}/*` });
    return was === undefined ? operation : { ...operation, was };
  }

  #split(operation: Split): Split {
    const { step, into } = operation;
    const was = this.#field(operation, 'pointer')?.kind;
    this.#shape.remove(operation);
    into.forEach(({ pointer, cel }, index) => {
      const address = { step, pointer };
      if (listPart(pointer) !== listPart(operation.pointer)) {
        this.#error(
          `into/${index}/pointer`,
          'list',
          'An answer stays in its item: it cannot leave a list, nor come into one.',
        );
      }
      if (this.#shape.field(address)) {
        this.#error(`into/${index}/pointer`, 'taken', `The step "${step}" has a field "${pointer}" already.`);
      }
      const type = was === undefined ? undefined : this.#expression(`into/${index}/cel`, cel, was);
      const kind = kindOfCel(type);
      if (kind) this.#shape.set(address, { kind, madeAt: this.#at(`into/${index}/pointer`) });
    });
    return was === undefined ? operation : { ...operation, was };
  }

  #default(address: Address, value: unknown): void {
    if (this.#isKnown && !this.#shape.steps.includes(address.step)) this.#field(address, 'step');
    const kinds = ['boolean', 'date', 'text', 'integer', 'number', 'list', 'object'] as const;
    const kind = kinds.find((candidate) => isOfKind(candidate, value)) ?? 'text';
    this.#shape.set(address, { ...this.#shape.field(address), kind, madeAt: this.#at('value') });
  }

  /** The type that an expression over the old value gives; a finding where it has a fault. */
  #expression(word: string, cel: string, was: FieldKind, expected?: string): unknown {
    const environment = valueEnvironment(was);
    if (!environment) {
      this.#error(word, 'kind', 'An expression speaks of one value: a list or an object has none.');
      return undefined;
    }
    const checked = checkExpression(cel, environment);
    if (!checked.ok) {
      this.#error(word, 'expression', checked.problem.message, checked.problem.suggestion);
      return undefined;
    }
    const isFitting =
      expected === undefined ||
      checked.type === expected ||
      (expected === 'double' && checked.type === 'int');
    if (!isFitting) {
      this.#error(
        word,
        'expression',
        `The expression gives ${JSON.stringify(checked.type)}, ${expected} was expected.`,
      );
    }
    return checked.type;
  }
}

/** The kind of field that takes what an expression gives. */
function kindOfCel(type: unknown): FieldKind | undefined {
  const kinds = { string: 'text', date: 'date', int: 'integer', double: 'number', bool: 'boolean' } as const;
  return typeof type === 'string' && Object.hasOwn(kinds, type)
    ? kinds[type as keyof typeof kinds]
    : undefined;
}
