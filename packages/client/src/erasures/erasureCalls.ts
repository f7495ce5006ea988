import type { ErasableRecord, ErasureList, ErasureOrder } from '@greffe/service/api';
import type { createCalls } from '../createCalls.ts';

/** Erasing records: the calls of the page of administrators. */
export function erasureCalls({ json }: Pick<ReturnType<typeof createCalls>, 'json'>) {
  const act = (path: string, body: unknown = {}) =>
    json<ErasureList>(`/api/erasures${path}`, { method: 'POST', body });
  return {
    erasures: () => json<ErasureList>('/api/erasures'),
    /** A record by its whole registration code or id. */
    lookAtErasable: (record: string) =>
      json<ErasableRecord>('/api/erasures/look', { method: 'POST', body: { record } }),
    askErasure: (order: ErasureOrder) => act('', order),
    confirmErasure: (id: number) => act(`/${id}/confirm`),
    withdrawErasure: (id: number) => act(`/${id}/withdraw`),
  };
}
