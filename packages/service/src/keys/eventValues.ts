import { type Members, openMembers, sealMembers } from './sealedMembers.ts';

/** What an event says besides what was typed: who, in which roles, on which version, and what a move renamed. */
const plainPayload: ReadonlySet<string> = new Set([
  'by',
  'definition',
  'recordType',
  'from',
  'parent',
  'version',
  'operations',
  'undone',
]);

/** What of the engine's event follows from nothing that was typed. */
const plainEvent: ReadonlySet<string> = new Set([
  'step',
  'entry',
  'cause',
  'causeEntry',
  'until',
  'transmits',
  'held',
  'was',
  'effect',
  'by',
]);

/** The steps of a new round are a list; those of `applied` are answers of conditions. */
const isPlainOfEvent = (name: string, value: unknown): boolean =>
  plainEvent.has(name) || (name === 'steps' && Array.isArray(value));

/** Seals what an event holds of a patient. What the engine said is sealed by itself: a history needs that alone. */
export async function sealPayload(key: CryptoKey, record: string, payload: Members): Promise<Members> {
  const { event, ...rest } = payload;
  const sealed = await sealMembers(key, record, rest, (name) => plainPayload.has(name));
  if (event === undefined) return sealed;
  return { ...sealed, event: await sealMembers(key, record, event as Members, isPlainOfEvent) };
}

/** The payload of an event as it was; without a key what was not sealed. */
export async function openPayload(
  key: CryptoKey | undefined,
  record: string,
  payload: Members,
): Promise<Members> {
  const opened = await openMembers(key, record, payload);
  const { event } = opened;
  return isMembers(event) ? { ...opened, event: await openMembers(key, record, event) } : opened;
}

/** What changed, in a line of the log; where in the form it stands is no secret. */
const plainDetail: ReadonlySet<string> = new Set(['step', 'entry', 'round', 'version', 'receiver', 'file']);

/** Seals the values in a line of the log. */
export const sealDetail = (key: CryptoKey, record: string, detail: Members): Promise<Members> =>
  sealMembers(key, record, detail, (name) => plainDetail.has(name));

/** Opens either: the engine's event of a history, or the detail of a line. */
export async function openValue(
  key: CryptoKey | undefined,
  record: string,
  value: unknown,
): Promise<unknown> {
  return isMembers(value) ? openMembers(key, record, value) : value;
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
