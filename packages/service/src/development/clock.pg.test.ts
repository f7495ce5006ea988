import { createTestDatabase } from '@greffe/database/testing';
import { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openSimulatedClock, type SimulatedClock } from './clock.ts';
import { clockRoutes } from './clockRoutes.ts';

let test: Awaited<ReturnType<typeof createTestDatabase>>;
let clock: SimulatedClock;
beforeAll(async () => {
  test = await createTestDatabase();
  clock = await openSimulatedClock(test.database);
});
afterEach(() => clock.move({ reset: true }));
afterAll(() => test.drop());

const realNow = new Date('2026-11-22T09:00:00.000Z');
const hour = 3_600_000;

describe('the simulated clock', () => {
  it('shows the real time until it is moved, and ticks on from where it is', async () => {
    expect(clock.at(realNow)).toEqual(realNow);
    const { now, offset } = await clock.move({ advance: 'PT1H' });
    expect(offset).toBe(hour);
    expect(Math.abs(now.getTime() - Date.now() - hour)).toBeLessThan(60_000);
    expect(clock.at(realNow)).toEqual(new Date(realNow.getTime() + hour));
    expect(clock.at(new Date(realNow.getTime() + 1))).toEqual(new Date(realNow.getTime() + hour + 1));
  });

  it('is found where it was left', async () => {
    await clock.move({ advance: 'PT1H' });
    const restarted = await openSimulatedClock(test.database);
    expect(restarted.at(realNow)).toEqual(clock.at(realNow));
  });

  it('is one for all servers of a database', async () => {
    const other = await openSimulatedClock(test.database);
    const stop = other.follow();
    await clock.move({ advance: 'PT5M' });
    await vi.waitFor(() => expect(other.at(realNow)).toEqual(clock.at(realNow)), { timeout: 60_000 });
    await stop();
  });

  it('counts moves that are made at once one after the other', async () => {
    const other = await openSimulatedClock(test.database);
    await Promise.all([clock, other, clock, other].map((one) => one.move({ advance: 'PT1H' })));
    expect((await clock.read()).offset).toBe(4 * hour);
  });

  it('stays where it is when a move is refused', async () => {
    await clock.move({ advance: 'PT1H' });
    await expect(clock.move({ advance: 'P90Y' })).rejects.toMatchObject({ code: 'clockFar' });
    await expect(clock.move({ to: Date.now() })).rejects.toMatchObject({ code: 'clockPast' });
    expect((await clock.read()).offset).toBe(hour);
    expect(clock.at(realNow)).toEqual(new Date(realNow.getTime() + hour));
  });
});

describe('/dev/clock', () => {
  const elapsed = vi.fn(async () => clock.at(realNow).getTime() - realNow.getTime());
  const site = () => new Hono().route('/dev', clockRoutes({ clock, elapse: elapsed }));
  const ask = async (body?: unknown, headers: Record<string, string> = {}) => {
    const response = await site().request('http://localhost/dev/clock', {
      headers: { 'accept-language': 'en', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    });
    const type = response.headers.get('content-type');
    return { status: response.status, type, json: (await response.json()) as Record<string, unknown> };
  };

  it('tells the time', async () => {
    const { status, json } = await ask();
    expect(status).toBe(200);
    expect(json).toEqual({ now: expect.stringMatching(/^\d{4}-.*T.*\.\d{3}Z$/), offset: 0 });
  });

  it('moves it, and answers when the deadlines up to then have been applied', async () => {
    elapsed.mockClear();
    expect(await ask({ advance: 'PT5M' })).toMatchObject({ status: 200, json: { offset: 300_000 } });
    expect(elapsed).toHaveBeenCalledOnce();
    // By then the service already had the new time.
    await expect(elapsed.mock.results[0]?.value).resolves.toBe(300_000);
    const to = new Date(Date.now() + 48 * hour).toISOString();
    const { json } = await ask({ to });
    expect(json.now).toBe(to);
    expect(await ask()).toMatchObject({ json: { offset: json.offset } });
    expect(await ask({ reset: true })).toMatchObject({ status: 200, json: { offset: 0 } });
  });

  it('says that deadlines could not be applied', async () => {
    elapsed.mockRejectedValueOnce(new Error('of a database'));
    expect(await ask({ advance: 'PT5M' })).toMatchObject({ status: 500, type: 'application/problem+json' });
  });

  it.each([
    [{}, '', /"advance".*"to".*"reset"/],
    [{ advance: 'soon' }, '/advance', /ISO 8601 duration/],
    [{ to: '2026-13-01T00:00:00Z' }, '/to', /ISO 8601 instant/],
    [{ to: '2020-01-01T00:00:00Z' }, '/to', /past that instant/],
    [{ to: '2222-01-01T00:00:00Z' }, '/to', /2100/],
  ])('refuses %j by field, and moves nothing', async (body, pointer, message) => {
    elapsed.mockClear();
    const answer = await ask(body);
    expect(answer).toMatchObject({
      status: 422,
      type: 'application/problem+json',
      json: {
        type: 'urn:greffe:problem:invalidData',
        status: 422,
        errors: [{ pointer, message: expect.stringMatching(message) }],
      },
    });
    expect(elapsed).not.toHaveBeenCalled();
    expect((await clock.read()).offset).toBe(0);
  });

  it('refuses in the language of whoever asks', async () => {
    const { json } = await ask({ advance: 'soon' }, { 'accept-language': 'nl' });
    expect(json.errors).toMatchObject([{ message: expect.stringMatching(/duur/) }]);
  });

  it.each([
    ['broken JSON', '{"advance"', {}, 400],
    ['no JSON', 'advance=PT5M', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['another site', { advance: 'PT5M' }, { origin: 'https://evil.example' }, 403],
    ['another site that hides its name', { advance: 'PT5M' }, { 'sec-fetch-site': 'cross-site' }, 403],
  ])('refuses %s', async (_title, body, headers, status) => {
    expect(await ask(body, headers)).toMatchObject({ status, type: 'application/problem+json' });
    expect((await clock.read()).offset).toBe(0);
  });
});
