import { createHash } from 'node:crypto';
import { queryRows, sql, withActor } from '@greffe/database';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../test/harness.ts';
import { createApp, createSession, endIssuersSessions, revokeSession, sessionLimits } from '../index.ts';

let test: TestApp;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  test = await createTestApp([]);
  const { identify: _, ...ports } = test.ports;
  app = createApp(ports);
});
afterAll(() => test.end());
beforeEach(() => test.asAdmin('delete from sessions'));

type Session = { id: string; userAgent: string; address: string; isCurrent: boolean; endsAt: string };
type View = { sessions: Session[]; history: { what: string; userAgent: string; address: string }[] };

const begin = async (person: string, how: Parameters<typeof createSession>[2] = {}) =>
  (await createSession(test.database, person, how)).token;
const ask = (token: string | undefined, path: string, method = 'GET') =>
  app.request(`http://localhost${path}`, {
    method,
    headers: { ...(token && { cookie: `greffe_session=${token}` }), origin: 'http://localhost' },
  });
const view = async (token: string) => (await (await ask(token, '/api/sessions')).json()) as View;
const status = async (token: string) => (await ask(token, '/api/session')).status;
/** As if a session had been used last, or begun, so long ago. */
const back = (what: 'used' | 'begun', interval: string, token?: string) =>
  test.asAdmin(
    what === 'used'
      ? 'update sessions set last_seen_at = last_seen_at - $1::interval where token_hash like $2'
      : 'update sessions set created_at = created_at - $1::interval, expires_at = expires_at - $1::interval where token_hash like $2',
    [interval, token === undefined ? '%' : createHash('sha256').update(token).digest('hex')],
  );

describe('a session', () => {
  it('ends by the database’s clock when nobody has used it for half an hour', async () => {
    const token = await begin('ann');
    await back('used', '29 minutes 50 seconds');
    expect(await status(token)).toBe(200);
    await back('used', '31 minutes');
    expect(await status(token)).toBe(401);
  });

  it('is not kept alive by a page that asks by itself while nobody is at it', async () => {
    const token = await begin('ann');
    const unattended = () =>
      app.request('http://localhost/api/session', {
        headers: { cookie: `greffe_session=${token}`, 'greffe-unattended': '1' },
      });
    await back('used', '20 minutes');
    expect((await unattended()).status).toBe(200);
    await back('used', '10 minutes 1 second');
    expect((await unattended()).status).toBe(401);
    const used = await begin('ann');
    await back('used', '20 minutes');
    expect(await status(used)).toBe(200);
    await back('used', '10 minutes 1 second');
    expect(await status(used)).toBe(200);
  });

  it('ends after ten hours, however much it is used', async () => {
    const token = await begin('ann');
    await back('begun', '9 hours 59 minutes');
    expect(await status(token)).toBe(200);
    await back('begun', '1 minute');
    expect(await status(token)).toBe(401);
  });

  it('has the limits that the server is set to', async () => {
    const limits = { ...sessionLimits, idleMinutes: 5, absoluteHours: 1 };
    const { identify: _, ...ports } = test.ports;
    const strict = createApp({ ...ports, sessionLimits: limits });
    const token = await begin('ann', { limits });
    const [row] = await test.asAdmin('select expires_at - created_at = $1::interval as held from sessions', [
      '1 hour',
    ]);
    expect(row?.held).toBe(true);
    const asked = () =>
      strict.request('http://localhost/api/session', { headers: { cookie: `greffe_session=${token}` } });
    expect((await asked()).status).toBe(200);
    await back('used', '5 minutes');
    expect((await asked()).status).toBe(401);
  });

  it('is replaced by the next one of the same browser, and its token is good for nothing after', async () => {
    const before = await begin('bob');
    const after = await begin('ann', { replaces: before });
    expect(after).not.toBe(before);
    expect(await status(before)).toBe(401);
    expect(await status(after)).toBe(200);
  });

  it('used in a second place ends there too when its person signs out', async () => {
    const token = await begin('ann');
    expect(await Promise.all([status(token), status(token)])).toEqual([200, 200]);
    await revokeSession(test.database, token);
    expect(await status(token)).toBe(401);
    await revokeSession(test.database, token);
    expect(await status(token)).toBe(401);
  });

  it('ends with all others of its person when that is asked, and nobody else’s', async () => {
    const [one, two, other] = [await begin('ann'), await begin('ann'), await begin('bob')];
    await revokeSession(test.database, one, { isEverywhere: true });
    expect(await Promise.all([one, two, other].map(status))).toEqual([401, 401, 200]);
  });

  it('that has ended itself ends no others', async () => {
    const [old, other] = [await begin('ann'), await begin('ann')];
    await back('used', '31 minutes', old);
    await revokeSession(test.database, old, { isEverywhere: true });
    expect(await status(other)).toBe(200);
  });

  it('gives back the hint that it was started with, and no other does', async () => {
    const token = await begin('ann', { signOutHint: 'sealed' });
    expect(await revokeSession(test.database, 'made up')).toBeUndefined();
    expect(await revokeSession(test.database, token)).toBe('sealed');
    expect(await revokeSession(test.database, token)).toBeUndefined();
  });

  it('beyond the twentieth of a person ends the one that was used longest ago', async () => {
    const tokens = [];
    for (let count = 0; count < 20; count += 1) tokens.push(await begin('ann'));
    await back('used', '2 minutes', tokens[7]);
    const last = await begin('ann');
    expect(await status(tokens[7] ?? '')).toBe(401);
    for (const token of [tokens[0] ?? '', tokens[19] ?? '', last]) expect(await status(token)).toBe(200);
  });

  it('of somebody who is not known is not begun', async () => {
    await expect(begin('nobody')).rejects.toThrow();
  });
});

describe('the cookie', () => {
  it('of https counts alone where browsers come by https, also behind a proxy', async () => {
    const { identify: _, ...ports } = test.ports;
    const secure = createApp({ ...ports, origin: 'https://greffe.example.be' });
    const token = await begin('ann');
    const asked = async (name: string) =>
      (await secure.request('http://10.0.0.1/api/session', { headers: { cookie: `${name}=${token}` } }))
        .status;
    expect(await asked('__Host-greffe_session')).toBe(200);
    expect(await asked('greffe_session')).toBe(401);
  });

  it('altered by one character opens nothing', async () => {
    const token = await begin('ann');
    const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`;
    for (const wrong of [altered, '', token.toUpperCase(), `${token}A`])
      expect(await status(wrong)).toBe(401);
  });
});

describe('one’s own sessions', () => {
  it('are listed, the one that asks first, by no name that opens them', async () => {
    await begin('ann', { place: { userAgent: 'Firefox', address: '192.0.2.1' } });
    const token = await begin('ann', { place: { userAgent: 'x'.repeat(1000) } });
    await begin('bob');
    const { sessions } = await view(token);
    expect(sessions.map(({ isCurrent, userAgent, address }) => [isCurrent, userAgent, address])).toEqual([
      [true, 'x'.repeat(300), ''],
      [false, 'Firefox', '192.0.2.1'],
    ]);
    const text = JSON.stringify(sessions);
    const rows = await test.asAdmin('select token_hash from sessions');
    for (const { token_hash } of rows) expect(text).not.toContain(token_hash);
    expect(text).not.toContain(token);
  });

  it('say when they end unless they are used', async () => {
    const token = await begin('ann');
    const left = async () => {
      const [session] = (await view(token)).sessions;
      return Math.round((Date.parse(session?.endsAt ?? '') - Date.now()) / 60_000);
    };
    expect(await left()).toBe(30);
    await back('begun', '9 hours 50 minutes');
    expect(await left()).toBe(10);
  });

  it('are ended one by one: whoever uses it is signed out at once', async () => {
    const [here, there] = [await begin('ann'), await begin('ann')];
    const other = (await view(here)).sessions.find(({ isCurrent }) => !isCurrent);
    expect((await ask(here, `/api/sessions/${other?.id}`, 'DELETE')).status).toBe(204);
    expect(await status(there)).toBe(401);
    expect(await status(here)).toBe(200);
    const again = await ask(here, `/api/sessions/${other?.id}`, 'DELETE');
    expect(again.status).toBe(404);
  });

  it('of somebody else cannot be ended, and answer as if they were not there', async () => {
    const [ann, bob] = [await begin('ann'), await begin('bob')];
    const [his] = (await view(bob)).sessions;
    const absent = '01989d6e-3c1f-7d6c-9c1b-0d6c2f0a7b11';
    const [his404, absent404, guess404] = [
      await ask(ann, `/api/sessions/${his?.id}`, 'DELETE'),
      await ask(ann, `/api/sessions/${absent}`, 'DELETE'),
      await ask(ann, '/api/sessions/bob', 'DELETE'),
    ];
    expect([his404.status, absent404.status, guess404.status]).toEqual([404, 404, 404]);
    expect(await his404.text()).toBe(await absent404.text());
    expect(await status(bob)).toBe(200);
  });

  it('are all ended but the one that asks', async () => {
    const [here, there, bob] = [await begin('ann'), await begin('ann'), await begin('bob')];
    expect((await ask(here, '/api/sessions', 'DELETE')).status).toBe(204);
    expect(await Promise.all([here, there, bob].map(status))).toEqual([200, 401, 200]);
  });

  it('need a session: without one, or with one that has ended, nothing is told or done', async () => {
    const token = await begin('ann');
    await revokeSession(test.database, token);
    for (const asked of [undefined, token]) {
      for (const [path, method] of [
        ['/api/sessions', 'GET'],
        ['/api/sessions', 'DELETE'],
      ] as const) {
        expect((await ask(asked, path, method)).status).toBe(401);
      }
    }
  });

  it('are not ended for another site’s page', async () => {
    const token = await begin('ann');
    const response = await app.request('http://localhost/api/sessions', {
      method: 'DELETE',
      headers: { cookie: `greffe_session=${token}`, origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
    expect(await status(token)).toBe(200);
  });
});

describe('what became of sessions', () => {
  it('is told to their person alone, newest first', async () => {
    const place = { userAgent: 'Firefox', address: '192.0.2.1' };
    const first = await begin('dan', { place });
    const second = await begin('dan', { replaces: first });
    await begin('cas', { place });
    await revokeSession(test.database, second);
    const third = await begin('dan');
    const { history } = await view(third);
    expect(history.map(({ what }) => what)).toEqual([
      'signedIn',
      'signedOut',
      'signedIn',
      'replaced',
      'signedIn',
    ]);
    expect(history.at(-1)).toMatchObject(place);
  });

  it('cannot be changed or removed, nor noted for somebody else, by the role that serves', async () => {
    await begin('ann');
    const as = (id: string, query: ReturnType<typeof sql>) =>
      withActor(test.database, { kind: 'person', id }, (transaction) => queryRows(transaction, query));
    await expect(as('ann', sql`delete from session_events`)).rejects.toThrow();
    await expect(as('ann', sql`update session_events set what = 'ended'`)).rejects.toThrow();
    const note = (
      person: string,
    ) => sql`insert into session_events (person, session, what, user_agent, address)
      values (${person}, gen_random_uuid(), 'ended', '', '')`;
    await expect(as('bob', note('ann'))).rejects.toThrow();
    expect(await as('bob', sql`select 1 from session_events where person = 'ann'`)).toEqual([]);
    expect(await as('ann', sql`select 1 from session_events where person = 'ann'`)).not.toEqual([]);
  });
});

describe('what ends at the issuer', () => {
  const at = (subject: string, session?: string) => ({
    issuers: { issuer: 'https://issuer.example', subject, ...(session && { session }) },
  });
  const end = (named: { subject?: string; session?: string }, issuer = 'https://issuer.example') =>
    endIssuersSessions(test.database, { issuer, id: crypto.randomUUID(), ...named });

  it('ends the sessions that began with it, and no others', async () => {
    const [one, two, nameless, other] = [
      await begin('ann', at('a', 's-1')),
      await begin('ann', at('a', 's-2')),
      await begin('ann', at('a')),
      await begin('bob', at('b', 's-3')),
    ];
    const states = () => Promise.all([one, two, nameless, other].map(status));
    await end({ session: 's-1' }, 'https://other.example');
    await end({ subject: 's-1' });
    expect(await states()).toEqual([200, 200, 200, 200]);
    await end({ session: 's-1' });
    expect(await states()).toEqual([401, 200, 200, 200]);
    await end({ subject: 'a', session: 's-9' });
    expect(await states(), 'one of the issuer’s sessions that nobody named').toEqual([401, 200, 401, 200]);
    await end({ subject: 'a' });
    expect(await states()).toEqual([401, 401, 401, 200]);
    const { history } = await view(await begin('ann'));
    expect(history.filter(({ what }) => what === 'issuerEnded')).toHaveLength(3);
  });

  it('is heard once', async () => {
    const message = { issuer: 'https://issuer.example', id: 'j-1', subject: 'a' };
    expect(await endIssuersSessions(test.database, message)).toBe(true);
    const token = await begin('ann', at('a'));
    expect(await endIssuersSessions(test.database, message)).toBe(false);
    expect(await status(token)).toBe(200);
    const stored = await test.asAdmin('select issuer_subject, issuer_session from sessions');
    expect(stored).toEqual([
      { issuer_subject: expect.stringMatching(/^[0-9a-f]{64}$/), issuer_session: null },
    ]);
  });
});
