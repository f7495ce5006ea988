import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { supplyFaults } from './supply.mjs';

const root = new URL('../../', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

interface Entry {
  name?: string;
  version?: string;
  integrity?: string;
  resolved?: string;
  license?: string;
  link?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What stands in the repository, as a copy that may be changed. */
function installation() {
  const lock: { packages: Record<string, Entry> } = read('package-lock.json');
  const own = Object.keys(lock.packages).filter((path) => !path.includes('node_modules/'));
  const manifests: Record<string, Entry> = Object.fromEntries(
    own.map((path) => [path, read(path === '' ? 'package.json' : `${path}/package.json`)]),
  );
  const allowed: Record<string, boolean> = { ...read('package.json').allowScripts };
  return { lock, manifests, allowed };
}
const scratch: Entry = { version: '1.0.0', integrity: `sha512-${'a'.repeat(86)}==`, license: 'MIT' };

describe('the packages that an installation brings in (S8)', () => {
  it('are named by version and digest, agree with each package.json, and run nothing that is not allowed by name', () => {
    const { lock, manifests, allowed } = installation();
    expect(Object.keys(manifests).length).toBeGreaterThan(10);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
    expect(supplyFaults({ lock, manifests, allowed })).toEqual([]);
  });

  it.each<[string, (copy: ReturnType<typeof installation>) => void, RegExp]>([
    [
      'a script that is new',
      ({ lock }) =>
        Object.assign(lock.packages, { 'node_modules/x': { ...scratch, hasInstallScript: true } }),
      /^x wants to run a script/,
    ],
    [
      'a right that nobody needs',
      ({ allowed }) => Object.assign(allowed, { left: true }),
      /^left is allowed/,
    ],
    [
      'no digest',
      ({ lock }) => Object.assign(lock.packages, { 'node_modules/x': { ...scratch, integrity: undefined } }),
      /x has no version with a digest/,
    ],
    [
      'an old digest',
      ({ lock }) =>
        Object.assign(lock.packages, { 'node_modules/x': { ...scratch, integrity: 'sha1-aaaa' } }),
      /x has no version with a digest/,
    ],
    [
      'another source',
      ({ lock }) =>
        Object.assign(lock.packages, { 'node_modules/x': { ...scratch, resolved: 'git+ssh://x' } }),
      /does not come from a registry: git\+ssh/,
    ],
    [
      'another licence',
      ({ lock }) => Object.assign(lock.packages, { 'node_modules/x': { ...scratch, license: 'GPL-3.0' } }),
      /x is under GPL-3.0/,
    ],
    [
      'a package.json that the lock file has not followed',
      ({ manifests }) => Object.assign(manifests, { 'apps/server': { dependencies: { x: '1.0.0' } } }),
      /apps\/server: x is 1.0.0, and undefined/,
    ],
    [
      'a range',
      ({ manifests, lock }) => {
        const open = { dependencies: { x: '^1.0.0' } };
        Object.assign(manifests, { 'apps/new': open });
        Object.assign(lock.packages, { 'apps/new': open });
      },
      /x has no exact version: \^1.0.0/,
    ],
  ])('are not, with %s', (_, change, sentence) => {
    const copy = installation();
    change(copy);
    expect(supplyFaults(copy).join('\n')).toMatch(sentence);
  });

  it('can be listed for who must know them (SBOM): each, with its version and licence', async () => {
    // Not with `--omit dev`: npm then leaves out whatever is used in development too, such as pg.
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    const { stdout } = await promisify(execFile)('npm', args, { cwd: root, maxBuffer: 1 << 26 });
    const bom: {
      bomFormat: string;
      components: { name: string; group?: string; purl: string; licenses?: object[] }[];
    } = JSON.parse(stdout);
    expect(bom.bomFormat).toBe('CycloneDX');
    const listed = new Set(bom.components.map(({ purl }) => decodeURIComponent(purl)));
    const wanted = Object.entries(installation().lock.packages).flatMap(
      ([path, { name, version, link, optional, devOptional }]) =>
        !path.includes('node_modules/') || link || optional || devOptional
          ? []
          : [`pkg:npm/${name ?? path.split('node_modules/').at(-1)}@${version}`],
    );
    expect(wanted.length).toBeGreaterThan(400);
    expect(wanted.filter((purl) => !listed.has(purl))).toEqual([]);
    expect(bom.components.filter(({ licenses }) => licenses === undefined)).toEqual([]);
  }, 30_000);
});
