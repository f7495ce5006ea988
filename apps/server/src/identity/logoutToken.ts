import { createRemoteJWKSet, decodeJwt, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { KnownIssuer } from './knownIssuer.ts';
import { SignInRefused } from './SignInRefused.ts';

/** What an issuer says has ended: one session of its own, or all those of a person. */
export interface EndedAtIssuer {
  readonly issuer: string;
  readonly subject?: string;
  readonly session?: string;
  /** The token's own name, by which it counts once. */
  readonly id: string;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';
const longest = 255;

/** Seconds by which an issuer's clock may be off. */
const clockTolerance = 30;
/** Seconds after which a token is too old, whatever end it has: for so long its name must be remembered. */
const maxTokenAge = 300;

/** Public keys alone are published: with a secret, anybody who knows a public key could sign. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** Reads logout tokens of issuers (OpenID Connect Back-Channel Logout 1.0, section 2.6). */
export function createLogoutReader(clock: () => number) {
  const kept = new Map<string, JWTVerifyGetKey>();
  // Kept for a minute: whoever sends forged tokens must not make Greffe ask the issuer each time.
  const keysOf = (uri: string): JWTVerifyGetKey => {
    const keys =
      kept.get(uri) ?? createRemoteJWKSet(new URL(uri), { cacheMaxAge: 60_000, cooldownDuration: 5_000 });
    kept.set(uri, keys);
    return keys;
  };

  /** @throws for a token that is not the issuer's, not for Greffe, too old, of the future, or not one of logout. */
  return async (token: string, { server, clientId, signedWith }: KnownIssuer): Promise<EndedAtIssuer> => {
    const { issuer, jwks_uri } = server;
    // Before any key is asked for.
    if (decodeJwt(token).iss !== issuer || jwks_uri === undefined) throw new SignInRefused('logoutToken');
    const { payload } = await jwtVerify(token, keysOf(jwks_uri), {
      issuer,
      audience: clientId,
      algorithms: signedWith === undefined ? algorithms : [signedWith],
      clockTolerance,
      maxTokenAge,
      requiredClaims: ['jti', 'iat', 'exp', 'events'],
      currentDate: new Date(clock()),
    });
    const { sub, sid, jti, events, nonce } = payload;
    const isOne = (value: unknown): value is string =>
      typeof value === 'string' && value.length > 0 && value.length <= longest;
    const isLogout = isObject(events) && isObject(events[event]);
    // With a nonce it could be an ID token that is passed off as this.
    if (!isLogout || nonce !== undefined || !isOne(jti)) throw new SignInRefused('logoutToken');
    if (![sub, sid].some(isOne) || [sub, sid].some((value) => value !== undefined && !isOne(value)))
      throw new SignInRefused('logoutToken');
    return {
      issuer,
      id: jti,
      ...(isOne(sub) && { subject: sub }),
      ...(isOne(sid) && { session: sid }),
    };
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
