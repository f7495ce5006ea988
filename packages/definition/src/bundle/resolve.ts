import { didYouMean, type Findings, listNames, type Place } from '../lint/finding.ts';
import type { Citation, Origin, Pointer } from '../types.ts';
import type { SchemaNode } from './files.ts';
import type { StepSource } from './sources.ts';

/** A node of a step's schema with its shared module put in place, and where it was written. */
export interface ResolvedNode {
  /** Pointer pattern in the step's data. */
  readonly pointer: Pointer;
  readonly schema: SchemaNode;
  readonly place: Place;
  readonly origin: Origin;
  readonly cite?: Citation;
  readonly module?: string;
  /** Where that module is mounted. */
  readonly mountedAt?: Pointer;
  readonly children: readonly (readonly [name: string, node: ResolvedNode])[];
  readonly item?: ResolvedNode;
}

/** A shared module put in place somewhere in a step. */
export interface Mount {
  readonly module: string;
  readonly at: Pointer;
  readonly source: StepSource;
}

const DEEPEST = 8;

interface Surroundings {
  readonly pointer: Pointer;
  readonly place: Place;
  readonly origin: Origin;
  readonly module?: string;
  readonly mountedAt?: Pointer;
  readonly open: readonly string[];
}

/** Puts shared modules in place of `$ref`, recursively. */
export function resolveStep(
  file: string,
  root: SchemaNode,
  modules: Readonly<Record<string, StepSource>>,
  findings: Findings,
): { readonly tree: ResolvedNode; readonly mounts: readonly Mount[] } {
  const mounts: Mount[] = [];

  function resolve(schema: SchemaNode, at: Surroundings): ResolvedNode {
    if (schema.$ref !== undefined) return mount(schema, schema.$ref, at);
    const origin = schema.origin ?? at.origin;
    const inside = (step: string, pointer: Pointer): Surroundings => ({
      ...at,
      origin,
      pointer,
      place: { file: at.place.file, pointer: `${at.place.pointer}/${step}` },
    });
    const isTooDeep = at.pointer.split('/').length > DEEPEST;
    if (isTooDeep) findings.error('schema.depth', at.place, `Fields lie at most ${DEEPEST} levels deep.`);
    const children = isTooDeep ? [] : Object.entries(schema.properties ?? {});
    const { pointer, place, module, mountedAt } = at;
    return {
      pointer,
      schema,
      place,
      origin,
      ...(schema.cite ? { cite: schema.cite } : {}),
      ...(module === undefined ? {} : { module }),
      ...(mountedAt === undefined ? {} : { mountedAt }),
      children: children.map(
        ([name, child]) =>
          [name, resolve(child, inside(`properties/${name}`, `${pointer}/${name}`))] as const,
      ),
      ...(schema.items && !isTooDeep ? { item: resolve(schema.items, inside('items', `${pointer}/*`)) } : {}),
    };
  }

  function mount(schema: SchemaNode, ref: string, at: Surroundings): ResolvedNode {
    const module = /([^/]+)\/module\.schema\.json$/.exec(ref)?.[1] ?? ref;
    const place = { file: at.place.file, pointer: `${at.place.pointer}/$ref` };
    const source = modules[module];
    const strange = Object.keys(schema).find((key) => !['$ref', 'origin', 'cite', 'reason'].includes(key));
    if (strange !== undefined) {
      findings.error(
        'schema.ref-sibling',
        at.place,
        `"${strange}" has no effect beside "$ref": it belongs in the module.`,
      );
    }
    const nothing = () => resolve({ type: 'object', properties: {} }, at);
    if (at.open.includes(module)) {
      findings.error(
        'schema.ref-cycle',
        place,
        `The module "${module}" contains itself: ${[...at.open, module].join(' → ')}.`,
      );
      return nothing();
    }
    if (!source?.schema) {
      const known = Object.keys(modules);
      findings.error(
        'schema.unknown-module',
        place,
        `No shared module "${module}" was found. Known: ${listNames(known)}.`,
        didYouMean(module, known),
      );
      return nothing();
    }
    mounts.push({ module, at: at.pointer, source });
    const { $ref: _ref, ...siblings } = schema;
    return resolve(
      { ...source.schema.value, ...siblings },
      {
        pointer: at.pointer,
        place: { file: source.schema.file, pointer: '' },
        origin: at.origin,
        module,
        mountedAt: at.pointer,
        open: [...at.open, module],
      },
    );
  }

  const tree = resolve(root, { pointer: '', place: { file, pointer: '' }, origin: 'source', open: [] });
  return { tree, mounts };
}

/** Every node below the root, parents before children, in the order of the screen. */
export function flatten(tree: ResolvedNode): ResolvedNode[] {
  const below = [...tree.children.map(([, child]) => child), ...(tree.item ? [tree.item] : [])];
  return below.flatMap((node) => [node, ...flatten(node)]);
}
