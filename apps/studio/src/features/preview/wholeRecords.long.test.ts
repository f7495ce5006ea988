import type { CaseFile, CaseStep } from '@greffe/definition';
import { type Command, project, seesRecord } from '@greffe/workflow';
import {
  type CaseAction,
  type CaseDriver,
  nobodysFile,
  runCase,
  stepViewOf,
  withFiles,
} from '@greffe/workflow/cases';
import { machineOf, memoryFacts } from '@greffe/workflow/memory';
import { describe, expect, it, vi } from 'vitest';
import { filesOf, registries, shared } from '../../../test/forms.ts';
import { compileStep, importValidator } from '../../../test/preview.ts';
import { casesOf } from '../../checks/cases.ts';
import { execute } from '../../model/index.ts';
import { createPreview } from './createPreview.ts';
import type { Preview } from './preview.types.ts';
import { requesterOf } from './trial/deeds.ts';

vi.mock('./importValidator.ts', () => ({ importValidator }));

type Files = Readonly<Record<string, string>>;

/** Patiently: a busy machine takes its time. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000 });

/** A preview of a definition whose clock stands where it is put. */
async function open(files: Files, start = '2026-11-22T09:00:00.000Z') {
  let time = Date.parse(start);
  const preview = createPreview({ compileStep }, () => time);
  const read = async (next: Files) => {
    preview.read(next, shared);
    await until(() => expect(preview.state().form).not.toBe('reading'));
  };
  await read(files);
  return {
    preview,
    read,
    setTime: (at: string) => {
      time = Date.parse(at);
    },
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Tells cases to a preview: everything is done as the panel does it. */
function driverOf({ preview, setTime }: Opened): CaseDriver {
  const names = new Map<string, string>();
  const idOf = (name: string) => names.get(name) ?? '';
  const answer = () => {
    const { refused, cite, errors, warnings } = preview.state().refusal ?? {};
    return {
      ...(refused !== undefined && { refused }),
      ...(cite !== undefined && { cite }),
      ...(errors && { errors }),
      ...(warnings && { warnings }),
    };
  };
  return {
    async create({ at, who, record, recordType, parent }) {
      setTime(at);
      preview.begin(recordType, who, parent === undefined ? undefined : idOf(parent));
      names.set(record, preview.state().screen.record);
      return answer();
    },
    async perform(action) {
      setTime(action.at);
      const { do: what, who, record, step = '' } = action;
      // No file is anywhere in a preview: that the data name one is enough.
      const data =
        action.data && (await withFiles(preview.ground()?.bundle.steps[step], action.data, nobodysFile));
      preview.show({ role: who, record: idOf(record), step: action.step, entry: action.entry });
      if (what === 'wait') preview.wait();
      else if (what === 'acknowledge' || what === 'requestCorrections') preview.receive(what);
      else if (what === 'save' && data) preview.type({ step, ...entryOf(action) }, data);
      else await preview.command(commandOf(action), data);
      return answer();
    },
    async look(name, roles) {
      const ground = preview.ground();
      const record = preview.state().records.get(idOf(name));
      if (!ground || !record) throw new Error(`There is no record ${name}.`);
      const machine = machineOf(ground.bundle, record.recordType);
      const { status, steps } = project(machine, record.snapshot, record.author);
      const sees = (role: string) => {
        const facts = memoryFacts(ground, preview.state().records, record, requesterOf(role));
        return seesRecord(machine, record.snapshot, facts, role);
      };
      return {
        status,
        hasCode: record.effects.some(({ type }) => type === 'code'),
        steps: Object.fromEntries(steps.map((step) => [step.id, stepViewOf(step)])),
        messages: record.effects.flatMap((effect) =>
          effect.type === 'message' ? [{ message: effect.message, to: effect.to }] : [],
        ),
        sees: Object.fromEntries(roles.map((role) => [role, sees(role)])),
      };
    },
  };
}

const entryOf = ({ entry }: CaseAction) => (entry === undefined ? {} : { entry });

function commandOf(action: CaseAction): Command {
  const { do: type, step = '', reason = '', text = '', entry = '' } = action;
  const target = { step, ...entryOf(action) };
  if (type === 'unlock') return { type, reason, ...target };
  if (type === 'annotate') return { type, text, ...target };
  if (type === 'add') return { type, step, entry };
  return { type, ...target } as Command;
}

/** A preview shows the faults of what was refused; those of what was accepted stand at the fields. */
const told = (step: CaseStep): CaseStep => {
  const { expect: expected, ...rest } = step;
  const isRefused = expected?.refused !== undefined || (step.do === 'validate' && expected?.errors?.length);
  if (!expected || isRefused) return step;
  const { errors: _, warnings: __, ...more } = expected;
  return { ...rest, expect: more };
};

/** Cases in which one person plays each role, as in a preview. */
const cases = registries.flatMap(([name, files]) =>
  casesOf(files)
    .filter(({ value }) => value.steps.every(({ person }) => person === undefined))
    .map(({ file, value }): [string, string, CaseFile] => [
      name,
      file,
      { ...value, steps: value.steps.map(told) },
    ]),
);

const snapshotsOf = (preview: Preview) =>
  [...preview.state().records].map(([id, { snapshot, data, rows, history }]) => {
    const { definition: _, ...rest } = snapshot;
    return { id, rest, data, rows, history };
  });

describe('a whole record, as each of its actors', () => {
  it('is told by enough cases of every registry', () => {
    for (const [name] of registries) {
      expect(cases.filter(([registry]) => registry === name).length, name).toBeGreaterThan(8);
    }
  });

  it.each(cases)(
    '%s, %s: holds in a preview, and again when the draft has other words, or another role',
    async (name, _file, story) => {
      const opened = await open(filesOf(name), story.steps[0]?.at);
      const { differences } = await runCase(driverOf(opened), story);
      expect(differences).toEqual([]);
      const before = snapshotsOf(opened.preview);
      const key = 'registry.title';
      const texts = JSON.parse(filesOf(name)['i18n/fr.json'] ?? '{}');
      const file = { 'i18n/fr.json': JSON.stringify({ ...texts, [key]: 'Autre titre' }) };
      await opened.read({ ...filesOf(name), ...file });
      await until(() => expect(opened.preview.state().bundle?.texts.fr?.[key]).toBe('Autre titre'));
      expect(opened.preview.state().undone).toEqual([]);
      expect(snapshotsOf(opened.preview)).toEqual(before);
      const titles = { fr: 'Autre', nl: 'Andere', de: 'Andere', en: 'Other' };
      const command = { type: 'addRole', id: 'another', titles } as const;
      await opened.read(execute(filesOf(name), command, shared).files);
      await until(() => expect(opened.preview.state().bundle?.roles.at(-1)?.id).toBe('another'));
      expect(opened.preview.state().undone).toEqual([]);
      expect(snapshotsOf(opened.preview)).toEqual(before);
    },
  );
});
