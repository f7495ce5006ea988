import { type Actor, sql } from '@greffe/database';
import { brusselsDay } from '@greffe/definition';
import { authorityOf } from '../access/ground.ts';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import { type Ports, silentLogger } from '../ports.ts';
import { findErasable, isOver, refusalOf } from './erasable.ts';
import { eraseRecord } from './eraseRecord.ts';

const eraser: Actor = { kind: 'system', name: 'eraser' };

export type ErasurePorts = Pick<
  Ports,
  'database' | 'recordKeys' | 'clock' | 'logger' | 'createSchemaValidator'
>;

/**
 * Erases the records whose time is over by their registry's definition, each in a transaction of its own. What is still
 * being sent, or is looked at by another record, waits. Answers how many there were; any number of servers may do it.
 */
export async function eraseWhatIsOver(ports: ErasurePorts): Promise<number> {
  const { logger = silentLogger } = ports;
  const runAs = createRunAs(ports, new DefinitionStore(ports.createSchemaValidator));
  let count = 0;
  // Records that others look at follow those others: until a round erases nothing.
  for (let before = -1; before !== count; ) {
    before = count;
    const over = await runAs(eraser, async (work) => {
      const { bundles } = await authorityOf(work);
      const today = brusselsDay(work.now.toISOString());
      return (await findErasable(work, bundles, sql`"keptUntil" < ${today}`)).map(({ id }) => id);
    });
    for (const id of over) {
      try {
        const isErased = await runAs(eraser, async (work) => {
          const { bundles } = await authorityOf(work);
          const [found] = await findErasable(work, bundles, sql`id = ${id}::uuid`);
          const bundle = bundles.find((one) => one.id === found?.registry);
          if (found === undefined || !isOver(work, found) || refusalOf(work, found, bundle) !== undefined)
            return false;
          await eraseRecord(work, found, { reason: bundle?.retention?.period ?? '' });
          return true;
        });
        if (isErased) count += 1;
      } catch (error) {
        logger.error({
          event: 'erasure',
          record: id,
          error: error instanceof Error ? error.name : 'unknown',
        });
      }
    }
  }
  return count;
}
