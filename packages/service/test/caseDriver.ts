import type { Bundle } from '@greffe/definition';
import {
  type CaseAction,
  type CaseAnswer,
  type CaseDriver,
  caseFile,
  type createCasting,
  nobodysFile,
  stepViewOf,
  withFiles,
} from '@greffe/workflow/cases';
import type { RecordView } from '../src/api/index.ts';
import type { ReceiverComment } from '../src/transmission/Receiver.ts';

interface Answered {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** A server that cases run on, whatever it runs on itself. */
export interface CaseServer {
  /** Lets it be a time. Nothing else happens: what comes next finds the deadlines late. */
  setTime(at: Date): void;
  /** Applies every deadline that has passed, as the server's job does. */
  elapse(): Promise<unknown>;
  ask(
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  /** The receiver acknowledges a version of a record, or says what it wants corrected. */
  acknowledge(record: string, version: number, corrections?: readonly ReceiverComment[]): Promise<void>;
}

interface HttpRecord {
  readonly author: string;
  view: RecordView;
}

/** Runs a case over HTTP: each role is a person of the development identities. */
export function createHttpDriver(
  server: CaseServer,
  registry: string,
  cast: ReturnType<typeof createCasting>,
  steps: Bundle['steps'],
): CaseDriver {
  const files = new Map<string, string>();
  const records = new Map<string, HttpRecord>();
  const recordOf = (name: string): HttpRecord => {
    const record = records.get(name);
    if (!record) throw new RangeError(`The case has started no record "${name}".`);
    return record;
  };
  const refresh = async (record: HttpRecord): Promise<RecordView> => {
    const found = await server.ask(record.author, 'GET', `/api/records/${record.view.id}`);
    if (found.status !== 200)
      throw new Error(`The record's author was answered ${JSON.stringify(found.json)}`);
    record.view = viewOf(found);
    return record.view;
  };
  return {
    async create({ at, who, person: label, record, recordType, parent }) {
      server.setTime(new Date(at));
      const { person, organisation } = cast(who, label);
      const creation = {
        registry,
        recordType,
        organisation,
        ...(parent !== undefined && { parent: recordOf(parent).view.id }),
      };
      const created = await server.ask(person, 'POST', '/api/records', creation, key());
      if (created.status !== 201) return creationRefused(created);
      records.set(record, { author: person, view: viewOf(created) });
      return {};
    },

    async perform(action) {
      server.setTime(new Date(action.at));
      const record = recordOf(action.record);
      // As a page does: by what it was shown last. Deadlines that pass are no revision.
      const { id, revision, history } = record.view;
      if (action.do === 'wait') {
        await server.elapse();
        return {};
      }
      if (action.do === 'acknowledge' || action.do === 'requestCorrections') {
        const answered = history.filter(
          ({ type }) => type === 'acknowledged' || type === 'correctionsRequested',
        );
        const isAccepted = action.do === 'acknowledge';
        const faults = isAccepted
          ? []
          : [{ step: record.view.steps[0]?.id ?? '', comment: 'Please look again.' }];
        await server.acknowledge(id, answered.length + 1, faults);
        return {};
      }
      const { person } = cast(action.who, action.person);
      const path = `/api/records/${id}`;
      const { step = '', entry } = action;
      const data =
        action.data &&
        (await withFiles(steps[step], action.data, async (name) => {
          const key = `${id} ${step} ${name}`;
          const file = files.get(key) ?? (await sendFile(server, person, { path, step, entry, name }));
          if (file !== undefined) files.set(key, file);
          // Who may not send it may not do the rest either, and is told so then.
          return file ?? nobodysFile(name);
        }));
      return answerOf(
        await give(server, person, path, revision, { ...action, ...(data && { data }) }),
        action,
      );
    },

    async look(name, roles) {
      const record = recordOf(name);
      const { id, status, code, steps, history } = await refresh(record);
      const sees: Record<string, boolean> = {};
      for (const role of roles) {
        const found = await server.ask(cast(role).person, 'GET', `/api/records/${id}`);
        sees[role] = found.status === 200;
      }
      return {
        status,
        hasCode: code !== undefined,
        steps: Object.fromEntries(steps.map((step) => [step.id, stepViewOf(step)])),
        messages: history.flatMap(({ type, message, to }) =>
          type === 'message' && message !== undefined && to !== undefined ? [{ message, to }] : [],
        ),
        sees,
      };
    },
  };
}

const viewOf = ({ json }: Answered) => json as unknown as RecordView;
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

/** Sends a file for a step; its id, or undefined where it is not taken. */
async function sendFile(
  server: CaseServer,
  person: string,
  {
    path,
    step,
    entry,
    name,
  }: Readonly<Record<'path' | 'step' | 'name', string>> & {
    readonly entry: string | undefined;
  },
): Promise<string | undefined> {
  const at = `${path}/steps/${step}/files${entry === undefined ? '' : `?entry=${entry}`}`;
  const { status, json } = await server.ask(person, 'POST', at, caseFile, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}.pdf`,
  });
  return status === 201 ? String(json.id) : undefined;
}

function give(
  server: CaseServer,
  person: string,
  path: string,
  revision: number,
  { do: type, step = '', entry, data, reason, text }: CaseAction,
): Promise<Answered> {
  const match = { 'if-match': `"${revision}"` };
  if (type === 'save') {
    const target = entry === undefined ? step : `${step}/entries/${entry}`;
    return server.ask(person, 'PUT', `${path}/steps/${target}/draft`, { data: data ?? {} }, match);
  }
  const given = { entry, data, reason, text };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const body = { type, step, ...Object.fromEntries(said) };
  return server.ask(person, 'POST', `${path}/commands`, body, { ...match, ...key() });
}

/** What a problem document says of a command, in the words of a case. */
function answerOf({ status, json }: Answered, { do: type }: CaseAction): CaseAnswer {
  // A draft's faults are not judged, and what is accepted had none; of warnings nothing is told then.
  if (status === 200) return type === 'validate' ? { errors: [] } : {};
  if (status === 404) return { refused: 'notFound' };
  const refusal = json.refusal as { code: string; cite?: { article: string } } | undefined;
  if (status === 409 && refusal)
    return { refused: refusal.code, ...(refusal.cite && { cite: refusal.cite.article }) };
  if (status === 422) {
    const faults = (json.errors ?? []) as NonNullable<CaseAnswer['errors']>;
    const of = (wanted: string) => faults.filter(({ severity }) => severity === wanted);
    return { refused: 'dataInvalid', errors: of('error'), warnings: of('warning') };
  }
  throw new Error(`A command was answered ${status}: ${JSON.stringify(json)}`);
}

/** Who may start no record is told so; what is wrong with its parent is told as the fault of a field. */
function creationRefused({ status, json }: Answered): CaseAnswer {
  const [fault] = (json.errors ?? []) as { code: string }[];
  if (status === 403) return { refused: 'forbidden' };
  if (status === 422 && fault) return { refused: fault.code };
  throw new Error(`Starting a record was answered ${status}: ${JSON.stringify(json)}`);
}
