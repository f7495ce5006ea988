import { join } from 'node:path';
import { run } from '../../checks/run.mjs';

const unit = /^(packages|apps)\/([^/]+)\/src\//;
const test = /\.(test|stories|examples)\.tsx?$/;

/**
 * Which package uses which, as the imports in `src` say (tests aside).
 * An edge is `isTypes` when nothing but types is imported over it.
 */
export async function readDependencies(root) {
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'packages', 'apps'];
  const { output } = await run(process.execPath, args, { cwd: root });
  const start = output.indexOf('{');
  if (!output.includes('"modules"')) throw new Error(`dependency-cruiser gave no report:\n${output}`);
  return collapse(JSON.parse(output.slice(start)).modules);
}

/** Modules as dependency-cruiser reports them, one node a package. */
export function collapse(modules) {
  const nodes = new Map();
  const edges = new Map();
  for (const { source, dependencies } of modules) {
    const from = source.match(unit);
    if (!from || test.test(source)) continue;
    nodes.set(from[2], { name: from[2], kind: from[1] });
    for (const { resolved, dependencyTypes } of dependencies) {
      const to = resolved.match(/^(packages|apps)\/([^/]+)\//)?.[2];
      if (!to || to === from[2]) continue;
      const key = `${from[2]} ${to}`;
      const isTypes = dependencyTypes.includes('type-only');
      edges.set(key, { from: from[2], to, isTypes: isTypes && (edges.get(key)?.isTypes ?? true) });
    }
  }
  const byName = (a, b) => (a < b ? -1 : 1);
  return {
    nodes: [...nodes.values()].sort((a, b) => byName(a.name, b.name)),
    edges: [...edges.values()].sort((a, b) => byName(`${a.from} ${a.to}`, `${b.from} ${b.to}`)),
  };
}

/** Names that can be reached from one over the edges, itself left out. */
export function reachable(edges, start) {
  const found = new Set();
  const visit = (name) => {
    for (const { from, to } of edges) {
      if (from !== name || found.has(to)) continue;
      found.add(to);
      visit(to);
    }
  };
  visit(start);
  return found;
}

/** The edges that no longer way says: these are drawn, the rest follows from them. */
export const essential = (edges) =>
  edges.filter(
    ({ from, to }) =>
      !edges.some((other) => other.from === from && other.to !== to && reachable(edges, other.to).has(to)),
  );
