import type { Bundle } from '@greffe/definition';
import {
  type Actors,
  begin,
  type Done,
  type MemoryGround,
  type MemoryRecord,
  type MemoryRecords,
  machineOf,
  memoryFacts,
  perform,
  type Validators,
} from '../memory/index.ts';
import { project } from '../project/project.ts';
import { seesRecord } from '../project/sees.ts';
import type { Command, Requester } from '../types.ts';
import { nobodysFile, withFiles } from './files.ts';
import { stepViewOf } from './stepView.ts';
import type { CaseAction, CaseAnswer, CaseDriver } from './types.ts';

/** Runs cases on validation and workflow alone: no server, no database, no clock but the case's. */
export function createEngineDriver(bundle: Bundle, actors: Actors, validators: Validators): CaseDriver {
  const ground: MemoryGround = { bundle, actors, validators };
  let records: MemoryRecords = new Map();
  const recordOf = (name: string): MemoryRecord => {
    const record = records.get(name);
    if (!record) throw new RangeError(`The case has started no record "${name}".`);
    return record;
  };
  const factsOf = (record: MemoryRecord, by: Requester) => memoryFacts(ground, records, record, by);
  /** Whoever acts for another organisation than the one that an answer names does not have the role there. */
  const requesterAt = (record: MemoryRecord, role: string, label?: string): Requester => {
    const by = requesterOf(role, label);
    const named = factsOf(record, by).named?.[role];
    const isOther = named !== undefined && named !== actors(role, label).organisation.number;
    return isOther ? { ...by, roles: [] } : by;
  };
  const answered = (done: Done): CaseAnswer => {
    const { params: _, ...answer } = done.answer;
    records = done.records;
    return answer;
  };
  return {
    async create({ at, who, person, record: id, recordType, parent }) {
      if (parent !== undefined) recordOf(parent);
      const by = requesterOf(who, person);
      return answered(begin(ground, records, { id, recordType, parent, by, role: who, at }));
    },

    async perform(action) {
      const { record, at, who, person, step = '' } = action;
      // Here no file is anywhere: that the data name one is enough.
      const data = action.data && (await withFiles(bundle.steps[step], action.data, nobodysFile));
      const by = isTime(action) ? system : requesterAt(recordOf(record), who, person);
      return answered(perform(ground, records, { record, command: commandOf(action), by, at, data }));
    },

    async look(name, roles) {
      const record = recordOf(name);
      const { snapshot, author, recordType, effects } = record;
      const machine = machineOf(bundle, recordType);
      const { status, steps } = project(machine, snapshot, author);
      const sees = (role: string) => {
        const by = requesterAt(record, role);
        return by.roles.some((held) => seesRecord(machine, snapshot, factsOf(record, by), held));
      };
      return {
        status,
        hasCode: effects.some(({ type }) => type === 'code'),
        steps: Object.fromEntries(steps.map((step) => [step.id, stepViewOf(step)])),
        messages: effects.flatMap((effect) =>
          effect.type === 'message' ? [{ message: effect.message, to: effect.to }] : [],
        ),
        sees: Object.fromEntries(roles.map((role) => [role, sees(role)])),
      };
    },
  };
}

const requesterOf = (role: string, label?: string): Requester => ({
  person: label === undefined ? role : `${role} ${label}`,
  roles: [role],
  isSystem: false,
});

const system: Requester = { roles: [], isSystem: true };

const isTime = ({ do: what }: CaseAction): boolean =>
  what === 'wait' || what === 'acknowledge' || what === 'requestCorrections';

function commandOf({ do: type, step = '', entry, reason = '', text = '' }: CaseAction): Command {
  const target = { step, ...(entry !== undefined && { entry }) };
  switch (type) {
    case 'wait':
    case 'acknowledge':
    case 'requestCorrections':
      return { type };
    case 'unlock':
      return { type, reason, ...target };
    case 'annotate':
      return { type, text, ...target };
    case 'add':
      return { type, step, entry: entry ?? '' };
    case 'create':
      throw new RangeError('A record is started by the driver itself.');
    default:
      return { type, ...target };
  }
}
