import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { brokenSignIn, type DevelopmentPerson } from '@greffe/service/development';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { developmentClientId } from '../issuers.ts';
import { MemoryAdapter } from './memoryAdapter.ts';

const minute = 60;
const hour = 60 * minute;

/**
 * The OpenID Connect provider of development: one client, which is Greffe itself, no password, no consent.
 * Keys and sessions last as long as the process.
 */
export function createProvider(
  publicUrl: string,
  secret: string,
  people: readonly DevelopmentPerson[],
): Provider {
  const provider = new Provider(`${publicUrl}/oidc`, configuration(publicUrl, secret, people));
  provider.use(async (ctx, next) => {
    // Each sign-in begins as nobody. To become somebody else within a session the provider would submit a form
    // by an inline script, which the content security policy forbids.
    if (/^\/auth(\/|$)/.test(ctx.path)) forgetSession(ctx.req);
    await next();
    const oidc = (ctx as KoaContextWithOIDC).oidc;
    if (oidc?.route === 'end_session' && ctx.status === 200)
      await endSession(ctx as KoaContextWithOIDC, publicUrl);
  });
  return provider;
}

function forgetSession({ headers }: IncomingMessage): void {
  const kept = headers.cookie?.split(/;\s*/).filter((cookie) => !cookie.startsWith('_session'));
  if (kept) headers.cookie = kept.join('; ');
}

function configuration(
  publicUrl: string,
  clientSecret: string,
  people: readonly DevelopmentPerson[],
): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    adapter: MemoryAdapter,
    clients: [
      {
        client_id: developmentClientId,
        client_secret: clientSecret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'ES256',
        token_endpoint_auth_method: 'client_secret_post',
        backchannel_logout_uri: `${publicUrl}/auth/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    clientAuthMethods: ['client_secret_post'],
    jwks: {
      keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'development' }],
    },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      backchannelLogout: { enabled: true },
      // Replaced by `endSession`; given because the provider warns about its own.
      rpInitiatedLogout: { enabled: true, logoutSource: () => {} },
    },
    claims: { openid: ['sub'], profile: ['name', 'given_name', 'family_name', 'locale'] },
    conformIdTokenClaims: false,
    ttl: {
      AuthorizationCode: minute,
      IdToken: hour,
      AccessToken: hour,
      Interaction: hour,
      Session: 12 * hour,
      Grant: 12 * hour,
    },
    interactions: { url: (_ctx, interaction) => `/oidc/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => {
      const person = people.find((one) => one.id === id);
      return person && { accountId: id, claims: () => claimsOf(person) };
    },
    loadExistingGrant: grantAll,
    // It asks its one client alone, which is this server: on an address that the provider would guard others from.
    fetch: (url, options = {}) => {
      const { dispatcher: _, ...own }: RequestInit & { readonly dispatcher?: unknown } = options;
      return fetch(url, own);
    },
    renderError: (ctx) => {
      ctx.type = 'html';
      ctx.body = brokenSignIn(ctx.get('accept-language'));
    },
  };
}

function claimsOf(person: DevelopmentPerson) {
  const { id, givenName, familyName, language } = person;
  return {
    sub: id,
    name: `${givenName} ${familyName}`,
    given_name: givenName,
    family_name: familyName,
    locale: language,
  };
}

/** Greffe asks Greffe: there is nothing to consent to. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

/**
 * The provider's own page would ask once more, by an inline script that the content security policy
 * forbids. Its checks of the request have passed when this runs.
 */
async function endSession(ctx: KoaContextWithOIDC, publicUrl: string): Promise<void> {
  await ctx.oidc.session?.destroy();
  ctx.status = 303;
  ctx.redirect(String(ctx.oidc.params?.post_logout_redirect_uri ?? `${publicUrl}/`));
}
