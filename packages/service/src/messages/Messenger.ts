import type { MessageChannel } from '@greffe/definition';

/** A message as it leaves: words, and the way to the record. Nothing of what the record holds. */
export interface MessageToSend {
  /** The same with every attempt: whoever has it already drops it. */
  readonly key: string;
  readonly channel: MessageChannel;
  /** An e-mail address, or a number as E.164 has it. */
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  /** Of a text message: with the address of the record at its end. */
  readonly text: string;
}

/** Thrown for a message that the other side will never take, such as one to an address that is not there. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}

/** Whoever takes messages. Resolves when it has one for good; rejects to be tried again later. */
export interface Messenger {
  /** @throws MessageRefused when trying again is of no use. */
  send(message: MessageToSend): Promise<void>;
}
