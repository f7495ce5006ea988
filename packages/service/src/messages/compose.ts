import type { Bundle, MessageChannel } from '@greffe/definition';
import { createTexts } from '@greffe/definition/texts';
import type { MessageToSend } from './Messenger.ts';
import { isLanguage, wayTexts } from './texts.ts';

/** What a message is about, by ids alone. */
export interface MessageOccasion {
  readonly bundle: Bundle;
  /** Name of the message in the definition. */
  readonly message: string;
  readonly record: string;
  readonly step: string;
  readonly channel: MessageChannel;
  /** The reader's language; the definition's first where it does not have that one. */
  readonly language: string;
  /** Where people reach the server, without a slash at its end. */
  readonly address: string;
}

/** The words of a message: the definition's, the way to the record, and nothing that the record holds. */
export function compose(occasion: MessageOccasion): Pick<MessageToSend, 'language' | 'subject' | 'text'> {
  const { bundle, message, record, step, channel, address } = occasion;
  const [first = 'en'] = bundle.languages;
  const language = bundle.languages.includes(occasion.language) ? occasion.language : first;
  const texts = createTexts(bundle.texts[language] ?? {}, language);
  const sentence = texts(`message.${message}.text`);
  const way = `${address}/records/${record}/steps/${step}`;
  const subject = texts(`message.${message}.subject`);
  return around({ channel, language, subject, sentence, way, title: texts('registry.title'), address });
}

/** A sentence and the way to what it is about. */
export interface Sentence extends Pick<MessageOccasion, 'channel' | 'language' | 'address'> {
  readonly subject: string;
  readonly sentence: string;
  readonly way: string;
  /** On behalf of what it is written. */
  readonly title: string;
}

/** What stands around a sentence: in a text message the way alone, in an e-mail also who writes, and where to say so. */
export function around({ channel, language, subject, sentence, way, title, address }: Sentence) {
  if (channel === 'text') return { language, subject, text: `${sentence} ${way}` };
  const { open, end } = wayTexts[isLanguage(language) ? language : 'en'];
  const text = `${sentence}\n\n${open}\n${way}\n\n-- \n${title}\n${end} ${address}/account/contact\n`;
  return { language, subject, text };
}
