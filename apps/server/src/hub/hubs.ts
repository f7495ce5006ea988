import { readFile } from 'node:fs/promises';
import type { AskHub } from '@greffe/service';
import { createLocalJWKSet, createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { StartFault } from '../faults/StartFault.ts';
import { askAt } from './askAt.ts';

/** Who may let physicians in by signed links, and what they then open. */
export interface Hub {
  readonly id: string;
  readonly name: string;
  /** As it names itself in its links. */
  readonly issuer: string;
  /** As it names Greffe in them. */
  readonly audience: string;
  /** Registries that its links open; `*` is each one that has a role for links. */
  readonly registries: readonly string[];
  readonly keys: JWTVerifyGetKey;
  /** Whether a link still holds; absent where the hub cannot be asked. */
  readonly ask?: (link: string) => ReturnType<AskHub>;
}

const address = z.url({ protocol: /^https?$/ });

const hubFile = z.strictObject({
  hubs: z
    .array(
      z
        .strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
          name: z.string().min(1).max(200),
          issuer: z.string().min(1).max(500),
          audience: z.string().min(1).max(500).optional(),
          keysUrl: address.optional(),
          keys: z.strictObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) }).optional(),
          registries: z.array(z.string().min(1)).min(1),
          askUrl: address.optional(),
          askSecret: z.string().min(16).max(500).optional(),
        })
        .refine(({ keys, keysUrl }) => (keys === undefined) !== (keysUrl === undefined), {
          message: 'give either "keys" or "keysUrl"',
        }),
    )
    .refine((hubs) => new Set(hubs.map(({ id }) => id)).size === hubs.length, {
      message: 'two hubs have the same id',
    })
    .refine((hubs) => new Set(hubs.map(({ issuer }) => issuer)).size === hubs.length, {
      message: 'two hubs have the same issuer',
    }),
});

type HubEntry = z.infer<typeof hubFile>['hubs'][number];

/**
 * Reads the hubs that a file names.
 *
 * @throws StartFault that says what in the file is wrong, without repeating what stands there.
 */
export async function loadHubs(
  file: string,
  { publicUrl, mode }: { readonly publicUrl: string; readonly mode: 'development' | 'production' },
): Promise<readonly Hub[]> {
  const fault = (what: string) =>
    new StartFault(`The hubs of GREFFE_HUBS (${file}) cannot be used: ${what}.`);
  const text = await readFile(file, 'utf8').catch(() => {
    throw fault('the file cannot be read');
  });
  const parsed = hubFile.safeParse(jsonOf(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw fault(`at ${issue?.path.join('.') || 'its beginning'}: ${issue?.message ?? 'it is no JSON'}`);
  }
  for (const { id, keysUrl, askUrl } of parsed.data.hubs) {
    if (mode === 'production' && [keysUrl, askUrl].some((url) => url?.startsWith('http:')))
      throw fault(`addresses of the hub ${id} must begin with https: in production`);
  }
  return parsed.data.hubs.map((hub) => hubOf(hub, publicUrl));
}

const hubOf = (entry: HubEntry, publicUrl: string): Hub => {
  const { id, name, issuer, audience = publicUrl, registries, askUrl, askSecret } = entry;
  return {
    id,
    name,
    issuer,
    audience,
    registries,
    keys: keysOf(entry),
    ...(askUrl !== undefined && { ask: askAt(askUrl, askSecret) }),
  };
};

/** Keys at an address are asked for again after ten minutes, and when a link names one that is not among them. */
const keysOf = ({ keys, keysUrl }: HubEntry): JWTVerifyGetKey =>
  keysUrl === undefined ? createLocalJWKSet(keys ?? { keys: [] }) : createRemoteJWKSet(new URL(keysUrl));

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asks the hub of a link whether it still holds; one that is not configured any more does not answer. */
export const askHubs =
  (hubs: readonly Hub[]): AskHub =>
  async ({ hub, id }) =>
    hubs.find((one) => one.id === hub)?.ask?.(id);
