// Reads a resolver document of the Design Tokens Community Group (format and resolver of 2025.10) and the files it names.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cssValue } from './values.mjs';

const OURS = 'be.greffe';

/**
 * `{ palette, use, contexts }`: each token as `{ name, type, value, description, ours }`, its name that of its custom
 * property without the dashes; of each context of a modifier that is not the default, the tokens it overrides.
 * Throws with file and token where something is not as the format says.
 */
export function readTokens(resolverFile) {
  const resolver = read(resolverFile);
  const sources = (list) => list.flatMap(({ $ref }) => flatten(join(dirname(resolverFile), $ref)));
  const palette = index(sources(resolver.sets.private.sources));
  const use = index(sources(resolver.sets.use.sources));
  const known = new Map([...palette, ...use]);

  const contexts = Object.entries(resolver.modifiers).flatMap(([modifier, { contexts: own, $extensions }]) =>
    Object.entries(own)
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => ({
        modifier,
        name,
        ...$extensions[OURS][name],
        tokens: resolveAll(index(sources(list)), known, use),
      })),
  );
  const describe = (modifier) => ({
    names: Object.keys(resolver.modifiers[modifier].contexts),
    standard: resolver.modifiers[modifier].default,
  });
  return {
    palette: resolveAll(palette, known, use),
    use: resolveAll(use, known, use),
    contexts,
    themes: describe('theme'),
    densities: describe('density'),
  };
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

function flatten(file) {
  const found = [];
  const walk = (group, path, inherited) => {
    const type = group.$type ?? inherited;
    for (const [key, child] of Object.entries(group)) {
      if (key.startsWith('$') && key !== '$root') continue;
      const own = [...path, key];
      if ('$value' in child) found.push(token(file, own, child, child.$type ?? type));
      else walk(child, own, type);
    }
  };
  walk(read(file), [], undefined);
  return found;
}

function token(file, path, { $value, $description, $extensions }, type) {
  const id = path.join('.');
  if (type === undefined) throw new Error(`${file}: ${id} has no $type.`);
  return {
    id,
    name: path.filter((part) => part !== '$root').join('-'),
    type,
    raw: $value,
    description: $description,
    ours: $extensions?.[OURS] ?? {},
    at: `${file}: ${id}`,
  };
}

function index(tokens) {
  const byId = new Map();
  for (const token of tokens) {
    if (byId.has(token.id)) throw new Error(`${token.at} stands twice.`);
    byId.set(token.id, token);
  }
  return byId;
}

/** An alias of the palette becomes its value: the palette stays private. One of a name by use stays a reference. */
function resolveAll(tokens, known, use) {
  const alias = (id, at) => {
    const target = known.get(id);
    if (target === undefined) throw new Error(`${at}: no token is named ${id}.`);
    return use.has(id) ? `var(--${target.name})` : cssValue(target, alias);
  };
  return [...tokens.values()].map((token) => {
    const base = known.get(token.id);
    if (base === undefined) throw new Error(`${token.at} overrides nothing.`);
    return { ...token, description: base.description, ours: base.ours, value: cssValue(token, alias) };
  });
}
