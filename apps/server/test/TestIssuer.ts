import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

interface Key {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

interface Asked {
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

/** What an issuer does wrong, or otherwise than most. */
export interface Ways {
  claims?: Json;
  /** What it tells of the person at an address of its own. */
  userinfo?: Json;
  signedBy?: 'its key' | 'a key of the same name' | 'the client’s secret' | 'nobody';
  answer?: Record<string, string>;
}

export const clientId = 'greffe-at-the-hospital';
export const clientSecret = 'a secret: with + and %';

/**
 * An OpenID Connect issuer that shares nothing with the built-in one: a path with a slash at its end, RS256, the secret
 * in the header, people by another claim. Written from the specification, so that both sides do not share a mistake.
 */
export class TestIssuer {
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));
  readonly #asked = new Map<string, Asked>();
  #keys: Key[] = [newKey()];
  /** What was asked at its addresses, such as "POST /token". */
  readonly requests: string[] = [];
  ways: Ways = {};
  metadata: Json = {};

  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** Its name, which ends with a slash. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/realms/hospital/`;
  }

  /** Signs with another key from now on; the one before stays published for a while, or not. */
  rotate({ keepsOld }: { keepsOld: boolean }): void {
    this.#keys = [newKey(), ...(keepsOld ? this.#keys : [])];
  }

  /** The person has said who they are: where the issuer then sends the browser. */
  authorise(location: string): URL {
    const { searchParams } = new URL(location);
    const parameter = (name: string) => searchParams.get(name) ?? '';
    if (parameter('code_challenge_method') !== 'S256') throw new Error('no PKCE');
    const code = randomUUID();
    this.#asked.set(code, {
      nonce: parameter('nonce'),
      challenge: parameter('code_challenge'),
      redirectUri: parameter('redirect_uri'),
    });
    const back = new URL(parameter('redirect_uri'));
    const answer = { code, state: parameter('state'), ...this.ways.answer };
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
    return back;
  }

  /** What it sends when somebody's session with it has ended (back-channel logout), of a person or of one session. */
  logoutToken(claims: Json = {}, typ: Json = { typ: 'logout+jwt' }): string {
    const now = Math.floor(Date.now() / 1000);
    const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
    const own = { iss: this.url, aud: clientId, iat: now, exp: now + 60, jti: randomUUID(), events };
    return this.#signed({ ...own, sub: 'a-1', ...claims }, typ);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace('/realms/hospital', '');
    this.requests.push(`${request.method} ${path}`);
    const [status, body] = await this.#reply(path, request);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async #reply(path: string, request: IncomingMessage): Promise<[number, unknown]> {
    switch (path) {
      case '/.well-known/openid-configuration':
        return [200, this.#description()];
      case '/keys':
        return [
          200,
          {
            keys: this.#keys.map(({ kid, publicKey }) => ({
              ...publicKey.export({ format: 'jwk' }),
              kid,
              use: 'sig',
            })),
          },
        ];
      case '/token':
        return this.#token(request, new URLSearchParams(await textOf(request)));
      case '/person':
        return [200, { sub: 'a-1', ...this.ways.userinfo }];
      default:
        return [404, {}];
    }
  }

  #description(): Json {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}authorise`,
      token_endpoint: `${this.url}token`,
      jwks_uri: `${this.url}keys`,
      userinfo_endpoint: `${this.url}person`,
      end_session_endpoint: `${this.url}leave`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      ...this.metadata,
    };
  }

  #token({ headers }: IncomingMessage, form: URLSearchParams): [number, unknown] {
    const own = [clientId, clientSecret]
      .map((part) => encodeURIComponent(part).replaceAll('%20', '+'))
      .join(':');
    const given = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString();
    // The characters that encodeURIComponent leaves are left or encoded, as a client likes.
    if (decodeURIComponent(given) !== decodeURIComponent(own)) return [401, { error: 'invalid_client' }];
    const code = form.get('code') ?? '';
    const asked = this.#asked.get(code);
    // A code is good for once.
    this.#asked.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (
      asked === undefined ||
      challenge !== asked.challenge ||
      form.get('redirect_uri') !== asked.redirectUri
    ) {
      return [400, { error: 'invalid_grant' }];
    }
    return [
      200,
      { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: this.#idToken(asked) },
    ];
  }

  #idToken({ nonce }: Asked): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.url,
      sub: 'a-1',
      aud: clientId,
      exp: now + 60,
      iat: now,
      nonce,
      staff: 'E-4711',
    };
    return this.#signed({ ...claims, ...this.ways.claims });
  }

  #signed(claims: Json, header: Json = {}): string {
    const [key] = this.#keys;
    const { signedBy = 'its key' } = this.ways;
    if (key === undefined) throw new Error('no key');
    const alg = { nobody: 'none', 'the client’s secret': 'HS256' }[signedBy as string] ?? 'RS256';
    const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg, kid: key.kid, ...header })}.${part(claims)}`;
    const signature = () => {
      if (alg === 'none') return '';
      if (alg === 'HS256') return createHmac('sha256', clientSecret).update(text).digest('base64url');
      const { privateKey } = signedBy === 'its key' ? key : newKey();
      return sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url');
    };
    return `${text}.${signature()}`;
  }
}

const newKey = (): Key => ({ kid: randomUUID(), ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
