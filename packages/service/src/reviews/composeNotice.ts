import type { MessageChannel } from '@greffe/definition';
import { around } from '../messages/compose.ts';
import type { MessageToSend } from '../messages/Messenger.ts';
import { isLanguage } from '../messages/texts.ts';
import type { DueReview } from './dueReviews.ts';
import { noticeTexts } from './texts.ts';

interface NoticeOccasion {
  /** At least one. */
  readonly due: readonly DueReview[];
  readonly channel: MessageChannel;
  /** The reader's; English where it is none of ours. */
  readonly language: string;
  /** Where people reach the server, without a slash at its end. */
  readonly address: string;
}

/** How many accesses wait, until when, and the way to them: neither whose nor of what. */
export function composeNotice(
  occasion: NoticeOccasion,
): Pick<MessageToSend, 'language' | 'subject' | 'text'> {
  const { due, channel, address } = occasion;
  const language = isLanguage(occasion.language) ? occasion.language : 'en';
  const { subject, sentence } = noticeTexts[language];
  const first = new Date(Math.min(...due.map(({ reviewBy }) => reviewBy.getTime())));
  const day = first.toLocaleDateString(`${language}-BE`, { dateStyle: 'long', timeZone: 'Europe/Brussels' });
  return around({
    channel,
    language,
    subject,
    sentence: sentence(due.length, day),
    way: `${address}/access?state=due`,
    title: 'Greffe',
    address,
  });
}
