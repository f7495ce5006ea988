import { and, eq, outgoingMessages, recordEffects } from '@greffe/database';
import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import type { JobQueue, Ports } from '../ports.ts';
import { clockActor } from '../records/elapse.ts';
import type { Work } from '../records/work.ts';
import { deliverMessage } from './deliver.ts';
import { type AskedMessage, dispatchMessage } from './dispatch.ts';
import type { Messenger } from './Messenger.ts';

export interface MessagingOptions
  extends Pick<Ports, 'database' | 'recordKeys' | 'clock' | 'createSchemaValidator'> {
  readonly messenger: Messenger;
  /** Where people reach the server, without a slash at its end. */
  readonly address: string;
}

/** What a queue does with its jobs about messages, whichever queue it is. Each rejects to be tried again. */
export interface Messaging {
  /** Finds out who is to be told, and queues a delivery to each. */
  dispatch(asked: AskedMessage): Promise<void>;
  /** Sends one message to one person. */
  deliver(message: string): Promise<void>;
  /** Queues what was left: a job may have been lost with its queue, the row that asks for it never. */
  queuePending(): Promise<void>;
}

export function createMessaging(options: MessagingOptions, queue: JobQueue): Messaging {
  const { messenger, address } = options;
  const runAs = createRunAs(options, new DefinitionStore(options.createSchemaValidator));
  return {
    dispatch: (asked) => runAs(clockActor, (work) => dispatchMessage(work, queue, asked)),
    deliver: (message) => deliverMessage({ runAs, messenger, address }, message),
    queuePending: () => runAs(clockActor, (work) => queueWaiting(work, queue)),
  };
}

async function queueWaiting({ transaction }: Work, queue: JobQueue): Promise<void> {
  const asked = await transaction
    .select({ record: recordEffects.record, effect: recordEffects.key })
    .from(recordEffects)
    .where(and(eq(recordEffects.type, 'message'), eq(recordEffects.state, 'due')));
  for (const each of asked) await queue.enqueue(transaction, { kind: 'message', ...each });
  const due = await transaction
    .select({ message: outgoingMessages.id })
    .from(outgoingMessages)
    .where(eq(outgoingMessages.state, 'due'));
  for (const each of due) await queue.enqueue(transaction, { kind: 'delivery', ...each });
}
