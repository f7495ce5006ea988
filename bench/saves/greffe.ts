import { randomUUID } from 'node:crypto';
import type { StepData } from '@greffe/definition';
import { createClient, type Sent } from '../lib/load.ts';
import type { Product } from '../lib/product.ts';
import { completeData, registration } from '../lib/registration.ts';

const { registry, recordType, step, person, organisation } = registration;

/** Records of the product over HTTP, each connection with its own. */
export async function createWriter(product: Product, connections: number) {
  const headers = await product.signIn(person);
  const client = createClient(product.url, connections);
  let made = 0;

  async function create(): Promise<string> {
    const body = JSON.stringify({ registry, recordType, organisation });
    const keyed = { ...headers, 'idempotency-key': randomUUID() };
    const answer = await client.ask({ method: 'POST', path: '/api/records', headers: keyed, body });
    if (answer.status !== 201) throw new Error(`No record was created (${answer.status}): ${answer.body}`);
    return (JSON.parse(answer.body) as { id: string }).id;
  }

  const drafts = await Promise.all(Array.from({ length: connections }, create));
  const revisions = drafts.map(() => 1);
  return {
    /** What a handler of the bench needs to save the same drafts: their records, and by whose session. */
    drafts: { ids: drafts, session: headers.cookie?.split('=')[1] ?? '', step },
    async saveDraft(connection: number, data: StepData): Promise<Sent> {
      const path = `/api/records/${drafts[connection]}/steps/${step}/draft`;
      const matched = { ...headers, 'if-match': `"${revisions[connection]}"` };
      const answer = await client.ask({
        method: 'PUT',
        path,
        headers: matched,
        body: JSON.stringify({ data }),
      });
      if (answer.status === 200)
        revisions[connection] = (JSON.parse(answer.body) as { revision: number }).revision;
      return answer;
    },
    /** Creates so many records, and answers a function that sends the next of them. */
    async prepareSends(count: number): Promise<() => Promise<Sent>> {
      const ids: string[] = [];
      const work = async () => {
        while (ids.length < count) ids.push(await create());
      };
      await Promise.all(Array.from({ length: connections }, work));
      return () => {
        const id = ids.pop();
        if (id === undefined) throw new Error('More was sent than was prepared.');
        made += 1;
        const body = JSON.stringify({ type: 'validate', step, data: completeData(made) });
        const keyed = { ...headers, 'if-match': '"1"', 'idempotency-key': randomUUID() };
        return client.ask({ method: 'POST', path: `/api/records/${id}/commands`, headers: keyed, body });
      };
    },
    close: client.close,
  };
}

export type Writer = Awaited<ReturnType<typeof createWriter>>;
