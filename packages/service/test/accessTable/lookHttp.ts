import type { AuditPage, EntryView, RecordList, RecordView, StepView } from '../../src/api/index.ts';
import type { Answer } from '../harness.ts';
import { addressOfMoves, idOf, type Stage } from './play.ts';
import { rowsOf, type Scope, type Table, targetOf, yesOrNo } from './table.ts';
import { type Cells, cellOf, nameOf, type Told } from './types.ts';

const signedOut = ({ status }: Answer): boolean => status === 401;

/** What lists, counts and searches tell each asker. */
export async function lookAtLists(
  { ask, registry, records }: Stage,
  { table, cast, rows }: Scope,
): Promise<Cells<Told>> {
  const cells: Cells<Told> = new Map();
  const places = {
    list: (person: string | undefined) => ask(person, 'GET', `/api/records?registry=${registry}&size=100`),
    'list of all': (person: string | undefined) =>
      ask(person, 'GET', '/api/records?size=100&sort=beneficiary'),
    ...Object.fromEntries(
      Object.entries(table.searches).map(([name, [search]]) => [
        `search by ${name}`,
        (person: string | undefined) => ask(person, 'POST', '/api/records/search', { search, size: 100 }),
      ]),
    ),
    turn: (person: string | undefined) => ask(person, 'GET', `/api/records?turn=mine&size=100`),
  };
  for (const asker of cast) {
    for (const [place, look] of Object.entries(places)) {
      const answer = await look(nameOf(asker));
      if (signedOut(answer)) {
        cells.set(cellOf(asker.id, place), 'signedOut');
        continue;
      }
      const { items, total, counts } = answer.json as unknown as RecordList;
      const listed = new Map(items.map((item) => [item.id, item]));
      for (const { state } of rows) {
        const item = listed.get(idOf(records, state));
        cells.set(cellOf(asker.id, state.id, place), yesOrNo(item !== undefined));
        cells.set(cellOf(asker.id, state.id, place, 'name'), yesOrNo((item?.beneficiary ?? '') !== ''));
        cells.set(cellOf(asker.id, state.id, place, 'date'), yesOrNo(item?.date !== undefined));
      }
      cells.set(cellOf(asker.id, place, 'total'), String(total));
      const sum = Object.values(counts.byStatus).reduce((all, one) => all + one, 0);
      cells.set(cellOf(asker.id, place, 'counts'), String(sum));
    }
    const { json } = await ask(nameOf(asker), 'GET', '/api/registries');
    const known = (json.registries ?? []) as { id: string }[];
    cells.set(cellOf(asker.id, 'registry'), yesOrNo(known.some(({ id }) => id === registry)));
  }
  return cells;
}

/** What each asker is told of each record by its address, in its history and in its matches. */
export async function lookAtRecords(stage: Stage, scope: Scope): Promise<Cells<Told>> {
  const { steps, marks, naming } = scope.table;
  const cells: Cells<Told> = new Map();
  const absent = await answerOfNothing(stage);
  for (const asker of scope.cast) {
    const person = nameOf(asker);
    for (const { state } of rowsOf(scope, asker)) {
      const path = `/api/records/${idOf(stage.records, state)}`;
      const at = (what: string) => cellOf(asker.id, state.id, what);
      const found = await stage.ask(person, 'GET', path);
      cells.set(at('address'), toldBy(found, absent));
      const view = found.status === 200 ? (found.json as unknown as RecordView) : undefined;
      let texts = found.text;
      const lists = new Map<string, Answer>();
      for (const target of steps) {
        const entry = await entryAt(stage, person, path, target, lists);
        texts += entry?.text ?? '';
        const shown = entry === undefined ? view?.steps.find(({ id }) => id === target) : entry.shown;
        if (entry !== undefined) cells.set(at(`entries by ${target}`), toldBy(entry.list, absent));
        cells.set(at(`data of ${target}`), yesOrNo(isHeld(scope.table, target, shown)));
        cells.set(at(`offered on ${target}`), [...(shown?.commands ?? [])].sort().join(' '));
      }
      const history = await stage.ask(person, 'GET', `${path}/audit`);
      cells.set(at('history'), toldBy(history, absent));
      const { items = [] } = history.json as Partial<AuditPage>;
      cells.set(at('who looked'), yesOrNo(items.some(({ kind }) => kind === 'read')));
      cells.set(at('from where'), yesOrNo(history.text.includes(addressOfMoves)));
      for (const [target, mark] of marks) {
        cells.set(at(`mark of ${target} at the address`), yesOrNo(texts.includes(mark)));
        cells.set(at(`mark of ${target} in the history`), yesOrNo(history.text.includes(mark)));
      }
      const matched = await stage.ask(person, 'POST', `${path}/steps/${naming}/matches`, { data: {} });
      cells.set(at('matches'), toldBy(matched, absent));
    }
  }
  return cells;
}

/** What is told of an entry, in the list of its step and by itself; undefined for a step that is none. */
async function entryAt(
  { ask }: Stage,
  person: string | undefined,
  path: string,
  target: string,
  lists: Map<string, Answer>,
) {
  const { step, entry } = targetOf(target);
  if (entry === undefined) return undefined;
  const list = lists.get(step) ?? (await ask(person, 'GET', `${path}/steps/${step}/entries?size=100`));
  lists.set(step, list);
  const one = await ask(person, 'GET', `${path}/steps/${step}/entries/${entry}`);
  const shown = one.status === 200 ? (one.json as unknown as EntryView) : undefined;
  return { list, text: list.text + one.text, shown };
}

/** Whether what was filled in at a step, in this round or an earlier one, or at an entry, is told. */
export function isHeld({ keys }: Table, target: string, shown: StepView | EntryView | undefined): boolean {
  if (shown === undefined) return false;
  const rounds = 'rounds' in shown ? shown.rounds.map((round) => round.data) : [];
  return [shown.data, ...rounds].some((told) => Object.hasOwn(told, keys[target] ?? ''));
}

/** The text of the answer about a record that is not there, which a forbidden one must not differ from. */
export async function answerOfNothing({ ask }: Stage): Promise<string> {
  const { status, text } = await ask('new', 'GET', '/api/records/01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11');
  if (status !== 404) throw new Error(`A record that is not there was answered ${status}.`);
  return text;
}

/** An answer in the words of the table; one that differs by a letter from that about nothing is told as such. */
export function toldBy({ status, text }: Answer, absent: string): Told {
  if (status === 200 || status === 201 || status === 204) return 'yes';
  if (status === 401) return 'signedOut';
  if (status === 409) return 'refused';
  if (status === 404) return text === absent ? 'absent' : `absent in other words: ${text}`;
  return `${status} ${text}`;
}
