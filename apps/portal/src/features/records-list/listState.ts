import type { RecordListItem, RecordQuery } from '@greffe/client';
import type { DataSort } from '@greffe/ui';

type Status = RecordListItem['status'];
type SortKey = NonNullable<RecordQuery['sort']>;

const statuses: readonly Status[] = ['open', 'sending', 'sent', 'correctionsNeeded', 'closed', 'deleted'];
const sortKeys: readonly SortKey[] = [
  'updatedAt',
  'createdAt',
  'beneficiary',
  'code',
  'status',
  'date',
  'due',
];
const pageSize = 25;

/** What the list shows; all but the words searched for, which name patients and stay out of the address. */
export interface ListState {
  readonly status: Status | undefined;
  /** Only what waits for the reader. */
  readonly isMine: boolean;
  readonly registry: string | undefined;
  readonly sort: SortKey;
  readonly order: 'asc' | 'desc';
  readonly page: number;
}

/** The list's state as its address has it; whatever does not fit falls back on the default. */
export function readListState(params: URLSearchParams): ListState {
  const page = Number(params.get('page') ?? 1);
  return {
    status: statuses.find((status) => status === params.get('status')),
    isMine: params.get('turn') === 'mine',
    registry: params.get('registry') ?? undefined,
    sort: sortKeys.find((key) => key === params.get('sort')) ?? 'updatedAt',
    order: params.get('order') === 'asc' ? 'asc' : 'desc',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a state, without what is the default anyway. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.status) params.set('status', state.status);
  if (state.isMine) params.set('turn', 'mine');
  if (state.registry) params.set('registry', state.registry);
  if (state.sort !== 'updatedAt') params.set('sort', state.sort);
  if (state.order !== 'desc') params.set('order', state.order);
  if (state.page !== 1) params.set('page', String(state.page));
  return params;
}

/** What the server is asked for. */
export function listQuery(state: ListState, search: string): RecordQuery {
  return {
    sort: state.sort,
    order: state.order,
    page: state.page,
    size: pageSize,
    ...(state.status && { status: state.status }),
    ...(state.isMine && { turn: 'mine' as const }),
    ...(state.registry && { registry: state.registry }),
    ...(search && { search }),
  };
}

/** The statuses to offer as filters: those that occur, in the order of a record's life, and the one chosen. */
export function offeredStatuses(
  counts: Readonly<Record<string, number>>,
  chosen: Status | undefined,
): readonly { readonly status: Status; readonly count: number }[] {
  return statuses
    .map((status) => ({ status, count: counts[status] ?? 0 }))
    .filter(({ status, count }) => count > 0 || status === chosen);
}

/** How many records the list has without a status chosen: a deleted one is out of it (CG-7). */
export function countOfAll(counts: Readonly<Record<string, number>>): number {
  return Object.entries(counts).reduce((sum, [status, count]) => sum + (status === 'deleted' ? 0 : count), 0);
}

export function tableSort(state: ListState): DataSort {
  return { column: state.sort, direction: state.order === 'asc' ? 'ascending' : 'descending' };
}

/** The state after a press on a column's head; the list starts again at its first page. */
export function sortedBy(state: ListState, sort: DataSort): ListState {
  const key = sortKeys.find((each) => each === sort.column) ?? state.sort;
  return { ...state, sort: key, order: sort.direction === 'ascending' ? 'asc' : 'desc', page: 1 };
}
