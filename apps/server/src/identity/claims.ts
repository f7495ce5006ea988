import * as client from 'openid-client';
import { SignInRefused } from './SignInRefused.ts';

type Tokens = Awaited<ReturnType<typeof client.authorizationCodeGrant>>;
type Claims = Readonly<Record<string, unknown>>;

export interface ClaimRules {
  /** The claim that says who somebody is. */
  readonly personClaim: string;
  /** Of these the issuer must name one as its `acr`; none: nothing is demanded. */
  readonly levels: readonly string[];
  readonly clock: () => number;
}

/** Seconds by which an issuer's clock may be off, as openid-client allows for the other times of a token. */
const tolerance = 30;

/** Who has signed in, by a token whose signature, issuer, audience, nonce and end have been checked already. */
export async function subjectOf(
  issuer: client.Configuration,
  tokens: Tokens,
  { personClaim, levels, clock }: ClaimRules,
): Promise<string> {
  const claims = tokens.claims();
  if (claims === undefined) throw new SignInRefused('noIdToken');
  // openid-client looks at the end of a token, and not whether it was made in the future.
  if (claims.iat > clock() / 1000 + tolerance) throw new SignInRefused('madeInTheFuture');
  if (levels.length > 0 && !levels.includes(String(claims.acr))) throw new SignInRefused('levelTooLow');
  const subject = textOf(claims, personClaim) ?? (await toldApart(issuer, tokens, claims.sub, personClaim));
  if (subject === undefined) throw new SignInRefused('claimMissing');
  return subject;
}

/** Some issuers tell more about somebody at an address of its own than in the ID token. */
async function toldApart(
  issuer: client.Configuration,
  { access_token }: Tokens,
  sub: string,
  claim: string,
): Promise<string | undefined> {
  if (issuer.serverMetadata().userinfo_endpoint === undefined) return undefined;
  // Refused by openid-client where it tells of somebody else than the ID token does.
  return textOf(await client.fetchUserInfo(issuer, access_token, sub), claim);
}

function textOf(claims: Claims, name: string): string | undefined {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  return typeof value === 'string' && value.length > 0 && value.length <= 255 ? value : undefined;
}
