import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Product } from '../lib/product.ts';
import { registration } from '../lib/registration.ts';

/** Sessions that one person may have at once. */
const each = 20;

/**
 * Signs in so many times, as people who are all what one development person is. Written into the database: a thousand
 * ways by an issuer would take longer than what is measured. Answers the headers of each session's writes.
 */
export async function signInMany(product: Product, count: number): Promise<Record<string, string>[]> {
  const { person, organisation, registry } = registration;
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
  const client = new pg.Client({
    connectionString: (await product.adminUrl()).replace(/\/postgres$/, '/greffe'),
  });
  await client.connect();
  try {
    await client.query(
      `insert into persons (id, given_name, family_name, language)
        select 'bench-' || n, 'Bench', n::text, 'fr' from generate_series(0, $1::int) n`,
      [Math.ceil(count / each)],
    );
    await client.query(
      `insert into memberships (person, registry, role, organisation)
        select p.id, m.registry, m.role, m.organisation from persons p, memberships m
        where p.id like 'bench-%' and m.person = $1 and m.registry = $2 and m.organisation = $3 and m.valid_to is null`,
      [person, registry, organisation],
    );
    await client.query(
      `insert into sessions (token_hash, person, created_at, last_seen_at, expires_at, user_agent, address)
        select hash, 'bench-' || (n / $2::int), now(), now(), now() + interval '10 hours', '', ''
        from unnest($1::text[]) with ordinality as t (hash, n)`,
      [hashes, each],
    );
  } finally {
    await client.end();
  }
  return tokens.map((token) => ({
    cookie: `greffe_session=${token}`,
    origin: product.url,
    'content-type': 'application/json',
  }));
}
