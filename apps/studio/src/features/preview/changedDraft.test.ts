import { stepStatus } from '@greffe/workflow';
import { describe, expect, it, vi } from 'vitest';
import { filesOf, registries, shared } from '../../../test/forms.ts';
import { compileStep, importValidator } from '../../../test/preview.ts';
import { type Command, execute } from '../../model/index.ts';
import { createPreview } from './createPreview.ts';
import { fittingData } from './trial/fittingData.ts';

vi.mock('./importValidator.ts', () => ({ importValidator }));

type Files = Readonly<Record<string, string>>;

const niss = '61031712684';
const person = { niss, lastName: 'Petit', firstName: 'Jeanne', birthDate: '1961-03-17', sex: 'female' };
const identity = { beneficiary: person, insurer: '71097010' };

/** A preview in which the first step was sent, and the second one was begun, as an administrator would. */
async function tried(name: string) {
  let files: Files = filesOf(name);
  const preview = createPreview({ compileStep }, () => Date.parse('2026-11-22T09:00:00Z'));
  const read = async () => {
    const { bundle } = preview.state();
    preview.read(files, shared);
    await vi.waitFor(() => expect(preview.state().bundle).not.toBe(bundle), { timeout: 60_000 });
  };
  const change = async (command: Command) => {
    files = execute(files, command, shared).files;
    await read();
  };
  await read();
  const record = () => {
    const { records, screen } = preview.state();
    const found = records.get(screen.record);
    if (!found) throw new Error('No record was begun.');
    return found;
  };
  const draftOf = (step: string) => record().data.get(`${step}/1/`)?.draft;
  return {
    preview,
    change,
    record,
    draftOf,
    files: () => files,
    put: (next: Files) => {
      files = next;
      return read();
    },
  };
}

async function identified(name: string) {
  const trial = await tried(name);
  const first = { step: 'patient-identity' };
  trial.preview.type(first, identity);
  expect(await trial.preview.command({ type: 'validate', ...first }, identity)).toBe(true);
  return trial;
}

describe('a trial follows its draft', () => {
  it('to a step of another name, a role of another name and a record type of another name', async () => {
    const { preview, change, record, draftOf } = await identified('example-opinion');
    await change({ type: 'renameStep', id: 'patient-identity', to: 'who' });
    await change({ type: 'renameRole', id: 'physician', to: 'doctor' });
    await change({ type: 'renameRecordType', id: 'implantation', to: 'placing' });
    expect(preview.state().undone).toEqual([]);
    expect(preview.state().screen).toMatchObject({ role: 'doctor', step: 'who' });
    expect(record().recordType).toBe('placing');
    expect(draftOf('who')).toEqual(identity);
    expect(preview.dataOf('who')).toEqual(identity);
    expect(await preview.command({ type: 'undo', step: 'who' })).toBe(true);
  });

  it('to a field of another name, with what was typed in it', async () => {
    const { preview, change } = await tried('example-monitoring');
    const field = preview.state().bundle?.steps.baseline?.fields.find(({ kind }) => kind === 'number');
    const pointer = field?.pointer ?? '';
    preview.type({ step: 'baseline' }, { [pointer.slice(1)]: 70 });
    await change({ type: 'renameField', step: 'baseline', pointer, name: 'kilograms' });
    expect(preview.dataOf('baseline')).toEqual({ kilograms: 70 });
    await change({ type: 'renameField', step: 'baseline', pointer: '/kilograms', name: pointer.slice(1) });
    expect(preview.dataOf('baseline')).toEqual({ [pointer.slice(1)]: 70 });
  });

  it('back to a step that asks for more than was sent, with what was sent; and on, when it asks no more', async () => {
    const { preview, draftOf, record, files, put } = await identified('example-opinion');
    const before = files();
    const logic = JSON.parse(before['rules.json'] ?? '{}');
    const never = {
      id: 'never',
      step: 'patient-identity',
      scope: '',
      at: '/beneficiary/lastName',
      severity: 'error',
      assert: { cel: 'this.beneficiary.lastName == "nobody"' },
      origin: 'proposed',
    };
    const texts = Object.fromEntries(
      Object.entries(before).flatMap(([file, text]) =>
        file.startsWith('i18n/')
          ? [[file, JSON.stringify({ ...JSON.parse(text), 'rule.never': 'Jamais' })]]
          : [],
      ),
    );
    await put({ ...before, ...texts, 'rules.json': JSON.stringify({ rules: [...logic.rules, never] }) });
    expect(preview.state().undone.map(({ answer }) => answer.refused)).toEqual(['dataInvalid']);
    expect(stepStatus(record().snapshot, 'patient-identity')).toBe('draft');
    expect(draftOf('patient-identity')).toEqual(identity);
    await put(before);
    expect(preview.state().undone).toEqual([]);
    expect(stepStatus(record().snapshot, 'patient-identity')).toBe('validated');
  });
});

describe('what was typed', () => {
  it('stays where it has a place and is of its kind; a half-typed number is a text', async () => {
    const { preview } = await tried('example-monitoring');
    const { bundle } = preview.state();
    if (!bundle) throw new Error('The draft makes no form.');
    const typed = { date: '2026-11-22', optimalWeight: '7o', severity: true, gone: 1 };
    expect(fittingData(bundle, 'baseline', typed)).toEqual({ date: '2026-11-22', optimalWeight: '7o' });
  });
});

describe('whoever tries a draft', () => {
  it.each(registries)('%s: begins with a record of the first type that stands on its own', async (name) => {
    const { preview, record } = await tried(name);
    expect(preview.state().form).toBe('current');
    expect(record().recordType).toBe(preview.state().bundle?.recordTypes[0]?.id);
    expect(preview.state().screen.role).toBe(preview.state().bundle?.recordTypes[0]?.createdBy[0]);
  });
});
