import { MessageRefused, type MessageToSend } from '@greffe/service';
import { createTransport } from 'nodemailer';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  readonly url: string;
  /** From whom, such as `Greffe <no-reply@greffe.example>`. */
  readonly from: string;
}

export interface Mailer {
  send(message: MessageToSend): Promise<void>;
  close(): void;
}

/** Milliseconds: a job has two minutes, and must know by then how it ended. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** E-mail by SMTP, as plain text. The server gets the message's key as its Message-ID, the same with every attempt. */
export function createMailer({ url, from }: MailSettings): Mailer {
  const transport = createTransport({ url, pool: true, maxConnections: 4, ...timeouts });
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? 'greffe.invalid';
  return {
    async send({ key, to, subject, text, language }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${key}@${domain}>`,
          // Absences and other robots do not answer a message that says what it is (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
      } catch (error) {
        if (isRefusal(error)) throw new MessageRefused('The mail server refuses the message for good.');
        throw error;
      }
    },
    close: () => transport.close(),
  };
}

/** For good, and for this message: an answer of 5xx to its recipient or to what it says, never to who we are. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false;
  const { code, responseCode } = error;
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && Number(responseCode) >= 500;
}
