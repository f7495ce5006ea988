import {
  brokenSignIn,
  choosePage,
  type DevelopmentPerson,
  hubAddress,
  pageLanguage,
} from '@greffe/service/development';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type Provider from 'oidc-provider';
import { fromOwnPages } from './sameOrigin.ts';

/** /oidc: the sign-in page is ours, everything else is the provider's. */
export function providerRoutes(
  provider: Provider,
  people: readonly DevelopmentPerson[],
  headers: readonly [string, string][],
  /** Brings the list up to date: somebody may have been invited since. */
  refresh: () => Promise<void> = async () => {},
) {
  const answerAsProvider = provider.callback();
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.onError((_error, c) => c.html(brokenSignIn(c.req.header('accept-language')), 400));

  app.get('/interaction/:uid', async (c) => {
    const { params } = await provider.interactionDetails(c.env.incoming, c.env.outgoing);
    const asked = typeof params.ui_locales === 'string' ? params.ui_locales : undefined;
    await refresh();
    const language = pageLanguage(c.req.query('lang'), asked, c.req.header('accept-language'));
    return c.html(choosePage(people, language, hubAddress), 200, { 'Cache-Control': 'no-store' });
  });

  app.post('/interaction/:uid', fromOwnPages(undefined), bodyLimit({ maxSize: 10_000 }), async (c) => {
    const { person } = await c.req.parseBody();
    if (!people.some(({ id }) => id === person)) return c.redirect(c.req.path, 303);
    const location = await provider.interactionResult(
      c.env.incoming,
      c.env.outgoing,
      { login: { accountId: String(person), remember: false } },
      { mergeWithLastSubmission: false },
    );
    return c.redirect(location, 303);
  });

  app.all('*', async (c) => {
    const { incoming, outgoing } = c.env;
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    // oidc-provider finds where it is mounted by comparing the two, as Express leaves them.
    Object.assign(incoming, { originalUrl: incoming.url, url: incoming.url?.replace(/^\/oidc/, '') });
    await answerAsProvider(incoming, outgoing);
    return RESPONSE_ALREADY_SENT;
  });
  return app;
}
