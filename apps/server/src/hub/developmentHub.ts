import { randomUUID } from 'node:crypto';
import { checkNiss, normaliseNiss } from '@greffe/identifiers';
import {
  type HubPerson,
  hubAddress,
  hubPage,
  linkMinutes,
  type MadeLink,
  pageLanguage,
} from '@greffe/service/development';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { fromOwnPages } from '../http/sameOrigin.ts';
import type { Hub } from './hubs.ts';

/** Invented people as development knows them. */
interface Invented {
  readonly givenName: string;
  readonly familyName: string;
  readonly number?: string;
  readonly niss?: string;
}

/** A physician of whom the platform knows nothing. */
const stranger: HubPerson = {
  number: '17360525004',
  givenName: 'Hélène',
  familyName: 'Simon',
  isKnown: false,
};

/** Links on the page at once. */
const mostLinks = 20;
const algorithm = 'ES256';

/**
 * The hub of development: a page that signs links for invented people under a key of this process, and ends the
 * therapeutic link behind one. It is asked, as a real one is, whether a link still holds.
 */
export async function developmentHub(publicUrl: string, people: () => readonly Invented[]) {
  const { publicKey, privateKey } = await generateKeyPair(algorithm);
  const key = { ...(await exportJWK(publicKey)), kid: 'development', alg: algorithm, use: 'sig' };
  const links: MadeLink[] = [];
  const hub: Hub = {
    id: 'development',
    name: 'Hub Exemple',
    issuer: `${publicUrl}${hubAddress}`,
    audience: publicUrl,
    registries: ['*'],
    keys: createLocalJWKSet({ keys: [key] }),
    ask: async (id) => {
      const link = links.find((one) => one.id === id);
      return link === undefined ? undefined : link.isEnded ? 'ended' : 'holds';
    },
  };

  const personsBy = (which: 'number' | 'niss'): HubPerson[] =>
    people().flatMap(({ givenName, familyName, [which]: number }) =>
      number === undefined ? [] : [{ givenName, familyName, number, isKnown: true }],
    );
  const physicians = () => [stranger, ...personsBy('number')];

  async function make(physician: HubPerson, niss: string, minutes: number): Promise<void> {
    const id = randomUUID();
    const until = new Date(Date.now() + minutes * 60_000);
    const token = await new SignJWT({
      given_name: physician.givenName,
      family_name: physician.familyName,
      patient: niss,
      link_until: Math.floor(until.getTime() / 1000),
    })
      .setProtectedHeader({ alg: algorithm, kid: 'development' })
      .setIssuer(hub.issuer)
      .setAudience(hub.audience)
      .setSubject(physician.number)
      .setJti(id)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(privateKey);
    links.unshift({ id, token, physician, niss, until, isEnded: false });
    links.splice(mostLinks);
  }

  const languageOf = (c: Context) => pageLanguage(c.req.query('lang'), c.req.header('accept-language'));
  const back = (c: Context) => c.redirect(`${hubAddress}?lang=${languageOf(c)}`, 303);
  const ownPages = fromOwnPages(undefined);
  const routes = new Hono()
    .get('/', (c) =>
      c.html(hubPage({ physicians: physicians(), patients: personsBy('niss'), links }, languageOf(c)), 200, {
        'Cache-Control': 'no-store',
      }),
    )
    .post('/', ownPages, bodyLimit({ maxSize: 10_000 }), async (c) => {
      const given = await c.req.parseBody();
      const typed = normaliseNiss(String(given.niss ?? ''));
      const niss = typed === '' ? String(given.patient) : typed;
      const physician = physicians().find(({ number }) => number === given.physician);
      const minutes = linkMinutes.find((one) => String(one) === given.minutes);
      if (physician && minutes && checkNiss(niss).ok) await make(physician, niss, minutes);
      return back(c);
    })
    .post('/links/:id/end', ownPages, (c) => {
      const index = links.findIndex(({ id }) => id === c.req.param('id'));
      const link = links[index];
      if (link) links[index] = { ...link, isEnded: true };
      return back(c);
    });
  return { hub, routes };
}
