import { checkNiss } from '@greffe/identifiers';
import type { VouchedLink } from '@greffe/service';
import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Hub } from './hubs.ts';

/** Why a link is not believed: for the log alone. Who brings it is told the same whatever it is. */
export class LinkRefused extends Error {
  override readonly name = 'LinkRefused';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Signatures that only the hub can make: none by a secret that both would know. */
const algorithms = ['ES256', 'ES384', 'ES512', 'EdDSA', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];

/** Seconds by which a hub's clock may be off. */
const tolerance = 30;
/** Seconds from when a link is made to when it must have been used, whatever end it gives itself. */
const linkLasts = 600;

const name = z.string().trim().min(1).max(100);
const claims = z.object({
  jti: z.string().min(8).max(255),
  /** Number of the physician at the NIHDI. */
  sub: z.string().regex(/^(?:\d{8}|\d{11})$/),
  given_name: name,
  family_name: name,
  /** National register or BIS number: a patient without one is reached by no link. */
  patient: z.string().refine((niss) => /^\d{11}$/.test(niss) && checkNiss(niss).ok),
  /** When the therapeutic link ends, in seconds since 1970. */
  link_until: z.number().int().positive().max(8.64e12),
});

/**
 * Believes a link that one of the hubs has signed for us, lately, and says what it opens. That it was not used before
 * is seen when its session begins.
 *
 * @throws LinkRefused
 */
export async function verifyLink(
  token: string,
  hubs: readonly Hub[],
  clock: () => number = Date.now,
): Promise<{ readonly hub: Hub; readonly link: VouchedLink }> {
  const hub = hubs.find(({ issuer }) => issuer === issuerOf(token));
  if (hub === undefined) throw new LinkRefused('unknownHub');
  const payload = await payloadOf(token, hub, clock);
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new LinkRefused('claims');
  // Made for others too, it could be brought here by one of them.
  if (Array.isArray(payload.aud) && payload.aud.length > 1) throw new LinkRefused('audiences');
  const { jti, sub, given_name, family_name, patient, link_until } = parsed.data;
  const until = new Date(link_until * 1000);
  if (until.getTime() <= clock()) throw new LinkRefused('linkEnded');
  const physician = { number: sub, givenName: given_name, familyName: family_name };
  return { hub, link: { hub: { id: hub.id, name: hub.name }, id: jti, physician, niss: patient, until } };
}

/** Who says to have made it: not believed yet, but it tells whose keys to look at. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

async function payloadOf(token: string, hub: Hub, clock: () => number): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, hub.keys, {
      issuer: hub.issuer,
      audience: hub.audience,
      algorithms,
      clockTolerance: tolerance,
      // Refuses what was made in the future too.
      maxTokenAge: linkLasts,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
      currentDate: new Date(clock()),
    });
    return payload;
  } catch (error) {
    throw new LinkRefused(error instanceof errors.JOSEError ? error.code : 'keysUnreachable');
  }
}
