import { DefinitionStore } from '../definitions/DefinitionStore.ts';
import { createRunAs } from '../http/runAs.ts';
import type { JobQueue, Ports, TransmissionJob } from '../ports.ts';
import { queueAwaited } from './awaited.ts';
import { confirmTransmission } from './confirm.ts';
import type { Receiver } from './Receiver.ts';
import { receiverActor, sendTransmission } from './sendTransmission.ts';

export interface TransmitterOptions
  extends Pick<Ports, 'database' | 'recordKeys' | 'clock' | 'createSchemaValidator'> {
  readonly receiver: Receiver;
  /** 32 bytes or more, kept outside the database. */
  readonly pseudonymKey: Uint8Array;
  /** Keys that it has replaced, while receivers still know people by them. */
  readonly formerPseudonymKeys?: readonly Uint8Array[];
  /** Where a sending that an acknowledgement causes is queued. */
  readonly queue?: JobQueue;
}

/** What a queue does with its jobs, whichever queue it is. */
export interface Transmitter {
  /** Sends one version of a record and notes that it arrived; repeating it is harmless. Rejects to be tried again. */
  send(job: TransmissionJob): Promise<void>;
  /** Asks what the receiver makes of a version that it took. Rejects to be asked again later. */
  confirm(job: TransmissionJob): Promise<void>;
  /** Queues what has not arrived yet: a job may be lost with its queue, the row that asks for it never. */
  queuePending(queue: JobQueue): Promise<void>;
}

export function createTransmitter(options: TransmitterOptions): Transmitter {
  const { receiver, pseudonymKey, formerPseudonymKeys = [], queue } = options;
  const pseudonymKeys = [pseudonymKey, ...formerPseudonymKeys];
  const runAs = createRunAs(options, new DefinitionStore(options.createSchemaValidator));
  const tools = { runAs, receiver, pseudonymKeys, queue };
  return {
    send: (job) => sendTransmission(tools, job),
    confirm: (job) => confirmTransmission(tools, job),
    queuePending: (target) => runAs(receiverActor, ({ transaction }) => queueAwaited(transaction, target)),
  };
}
