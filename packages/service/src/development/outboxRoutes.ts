import { Hono } from 'hono';
import { html } from 'hono/html';
import type { OutboxMessage } from './outbox.ts';
import { outboxTexts } from './outboxTexts.ts';
import { page } from './signInPage.ts';
import { type PageLanguage, pageLanguage } from './signInTexts.ts';

/** Where the outbox of development stands. */
export const outboxAddress = '/outbox';

/** `GET /` shows what was written to whom, as a page; `GET /messages` the same for a program. Development alone. */
export function outboxRoutes(read: () => Promise<readonly OutboxMessage[]>) {
  return new Hono()
    .use(async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
    })
    .get('/', async (c) => {
      const language = pageLanguage(c.req.query('lang') ?? c.req.header('accept-language'));
      return c.html(outboxPage(await read(), language));
    })
    .get('/messages', async (c) => c.json({ messages: await read() }));
}

function outboxPage(messages: readonly OutboxMessage[], language: PageLanguage): string {
  const texts = outboxTexts[language];
  const body = html`<p class="introduction">${texts.introduction}</p>
    <p><a href="${outboxAddress}?lang=${language}">${texts.reload}</a> · <a href="/">${texts.back}</a></p>
    ${messages.length === 0 ? html`<p>${texts.none}</p>` : ''}
    <ul class="outbox">${messages.map((message) => messageItem(message, language))}</ul>`;
  return String(page(language, texts.title, body));
}

function messageItem(message: OutboxMessage, language: PageLanguage) {
  const texts = outboxTexts[language];
  const { channel, state, attempts, person, to, subject, text, at } = message;
  const time = new Date(at).toLocaleString(`${language}-BE`, { timeZone: 'Europe/Brussels' });
  return html`<li>
    <h2>${texts.channel[channel]}${channel === 'email' ? ` – ${subject}` : ''}</h2>
    <p>${texts.to} <strong>${person}</strong>, ${to ?? texts.noAddress}</p>
    <p><strong>${texts.state[state]}</strong>, ${time}${attempts > 1 ? `, ${texts.attempts(attempts)}` : ''}</p>
    <pre lang="${message.language}">${linked(text)}</pre>
  </li>`;
}

/** The text with its addresses as links. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`));
