import type { Messenger } from '@greffe/service';
import type { Shutdown } from '../shutdown.ts';
import { createMailer, type MailSettings } from './mail.ts';
import { createTextGateway, type TextGatewaySettings } from './textGateway.ts';

export interface MessageSettings {
  readonly mail?: MailSettings;
  readonly textMessages?: TextGatewaySettings;
}

/** What development adds: a switch, and messages that are only shown where nothing is configured. */
export interface Postbox {
  readonly state: 'up' | 'down';
}

/**
 * By which messages leave. What is not configured keeps its messages waiting, none is lost; in development they count as
 * sent, and `/outbox` shows them.
 */
export function createMessenger(
  { mail, textMessages }: MessageSettings,
  shutdown: Shutdown,
  postbox?: Postbox,
): Messenger {
  const mailer = mail && createMailer(mail);
  if (mailer) shutdown.add(async () => mailer.close());
  const sendText = textMessages && createTextGateway(textMessages);
  return {
    async send(message) {
      if (postbox?.state === 'down') throw new Error('Messages are turned off in development.');
      const send = message.channel === 'email' ? mailer?.send : sendText;
      if (send) await send(message);
      else if (!postbox) throw new Error('Nothing is configured by which it could leave.');
    },
  };
}
