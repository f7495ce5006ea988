import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { MessageRefused, type MessageToSend } from '@greffe/service';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createShutdown } from '../shutdown.ts';
import { createMailer } from './mail.ts';
import { createMessenger } from './messenger.ts';
import { createTextGateway } from './textGateway.ts';

const shutdown = createShutdown();
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const message: MessageToSend = {
  key: '01990000-0000-7000-8000-000000000001',
  channel: 'email',
  to: 'mia@example.org',
  language: 'fr',
  subject: 'Un avis est demandé',
  text: 'Un dossier attend.\n\nOuvrir :\nhttps://greffe.example/records/1\n.\nVoilà — « tout ».\n',
};

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A mail server, which refuses recipients at `nowhere` for good and at `later` for now. */
async function startMailServer({ password }: { readonly password?: string } = {}) {
  const received: { readonly from: string; readonly to: readonly string[]; readonly raw: string }[] = [];
  const refusal = (responseCode: number) => Object.assign(new Error('no'), { responseCode });
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', ...(password === undefined ? ['AUTH'] : [])],
    allowInsecureAuth: true,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: 'greffe' }) : done(refusal(535)),
    onRcptTo: ({ address }, _session, done) => {
      if (address.endsWith('@nowhere.example')) done(refusal(550));
      else if (address.endsWith('@later.example')) done(refusal(451));
      else done();
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(parts).toString(),
        });
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  closing.push(() => server.close());
  return { received, port: await portOf(server.server) };
}

function mailerOf(url: string) {
  const mailer = createMailer({ url, from: 'Greffe <no-reply@greffe.example>' });
  closing.push(mailer.close);
  return mailer;
}

describe('e-mail, by a real SMTP server', () => {
  it('arrives as it was written, with its key as Message-ID at every attempt', async () => {
    const { received, port } = await startMailServer();
    const mailer = mailerOf(`smtp://127.0.0.1:${port}`);
    await mailer.send(message);
    await mailer.send(message);
    expect(received.map(({ from, to }) => [from, to])).toEqual([
      ['no-reply@greffe.example', ['mia@example.org']],
      ['no-reply@greffe.example', ['mia@example.org']],
    ]);
    const [{ raw = '' } = {}] = received;
    const [head = '', body = ''] = raw.split('\r\n\r\n', 1).concat(raw.slice(raw.indexOf('\r\n\r\n') + 4));
    expect(head).toMatch(/^Message-ID: <01990000-0000-7000-8000-000000000001@greffe\.example>$/im);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(head).toMatch(/^Content-Language: fr$/im);
    expect(head).toMatch(/^Content-Type: text\/plain; charset=utf-8$/im);
    expect(head).toMatch(/^Subject: =\?UTF-8\?/im);
    const isQuoted = /^Content-Transfer-Encoding: quoted-printable$/im.test(head);
    const text = isQuoted ? unquoted(body) : Buffer.from(body, 'base64').toString();
    expect(text.replaceAll('\r\n', '\n').trim()).toBe(message.text.trim());
  });

  it('is refused for good by what the server says of the recipient, and else tried again', async () => {
    const { received, port } = await startMailServer({ password: 'right' });
    const right = mailerOf(`smtp://greffe:right@127.0.0.1:${port}`);
    const sent = (mailer: ReturnType<typeof mailerOf>, to: string) =>
      mailer.send({ ...message, to }).then(
        () => 'sent',
        (error: unknown) => (error instanceof MessageRefused ? 'refused' : 'later'),
      );
    expect(await sent(right, 'mia@nowhere.example')).toBe('refused');
    expect(await sent(right, 'mia@later.example')).toBe('later');
    expect(await sent(mailerOf(`smtp://greffe:wrong@127.0.0.1:${port}`), 'mia@example.org')).toBe('later');
    expect(await sent(mailerOf('smtp://127.0.0.1:1'), 'mia@example.org')).toBe('later');
    expect(await sent(right, 'mia@example.org')).toBe('sent');
    expect(received).toHaveLength(1);
  });

  it('an address can say nothing but where it goes', async () => {
    const { received, port } = await startMailServer();
    const mailer = mailerOf(`smtp://127.0.0.1:${port}`);
    const subject = 'Avis\r\nBcc: eve@example.org';
    await mailer.send({ ...message, subject, to: 'mia@example.org, eve@example.org' }).catch(() => {});
    await mailer.send({ ...message, subject });
    expect(received.flatMap(({ to }) => to).filter((to) => to.startsWith('eve'))).toEqual([]);
    expect(received.at(-1)?.raw).not.toMatch(/^Bcc:/im);
  });
});

const unquoted = (body: string): string =>
  Buffer.from(
    body
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('text messages, by the gateway of docs/operations.md', () => {
  it('are handed in under their key, and refused by an answer that is about them alone', async () => {
    let status = 202;
    const asked: { readonly headers: object; readonly body: unknown }[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => {
        body += part.toString();
      });
      request.on('end', () => {
        asked.push({ headers: request.headers, body: JSON.parse(body) });
        response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end('{}');
      });
    }).listen(0, '127.0.0.1');
    closing.push(() => server.close());
    const url = `http://127.0.0.1:${await portOf(server)}/messages`;
    const send = createTextGateway({ url, token: 'a token' });
    const { key, language, text } = message;
    const textMessage = { ...message, channel: 'text', to: '+32455000001' } as const;
    await send(textMessage);
    expect(asked).toMatchObject([
      {
        headers: { authorization: 'Bearer a token', 'idempotency-key': key },
        body: { key, to: '+32455000001', text, language },
      },
    ]);
    const outcomes: Record<number, string> = {};
    for (status of [302, 400, 401, 422, 429, 500, 503])
      await send(textMessage).catch((error: unknown) => {
        outcomes[status] = error instanceof MessageRefused ? 'refused' : 'later';
      });
    expect(outcomes).toEqual({
      302: 'later',
      400: 'refused',
      401: 'later',
      422: 'refused',
      429: 'later',
      500: 'later',
      503: 'later',
    });
  });
});

it('waits where nothing is configured; in development it is shown, and can be turned off', async () => {
  await expect(createMessenger({}, shutdown).send(message)).rejects.toThrow('Nothing is configured');
  await expect(createMessenger({}, shutdown, { state: 'up' }).send(message)).resolves.toBeUndefined();
  await expect(createMessenger({}, shutdown, { state: 'down' }).send(message)).rejects.toThrow('turned off');
});
