import type { RuleTree } from '@greffe/rules';
import { didYouMean, type Findings, type Place } from '../lint/finding.ts';
import type { Pointer, Rule } from '../types.ts';
import type { ExpressionChecker } from './expressions.ts';
import type { RuleEntry } from './files.ts';
import { kindOf } from './kind.ts';
import type { Mount, ResolvedNode } from './resolve.ts';
import type { Sourced } from './sources.ts';
import { mountedKey, mountedRuleId } from './textKeys.ts';

interface RuleAt {
  readonly entry: RuleEntry;
  readonly place: Place;
  readonly id: string;
  readonly mount: Pointer;
  readonly messageKey: (key: string) => string;
}

/** The rules of a step: its modules' first, then the registry's own. */
export function rulesOf(
  step: string,
  own: Sourced<readonly RuleEntry[]> | undefined,
  mounts: readonly Mount[],
  nodes: ReadonlyMap<Pointer, ResolvedNode>,
  checker: ExpressionChecker,
  findings: Findings,
): Rule[] {
  const mounted = mounts.flatMap((mount): RuleAt[] =>
    (mount.source.rules?.value.rules ?? []).map((entry, index) => ({
      entry,
      place: { file: mount.source.rules?.file ?? '', pointer: `/rules/${index}` },
      id: mountedRuleId(step, mount.at, entry.id),
      mount: mount.at,
      messageKey: (key) => mountedKey(step, mount.at, key),
    })),
  );
  const registry = (own?.value ?? []).flatMap((entry, index): RuleAt[] =>
    entry.step !== step
      ? []
      : [
          {
            entry,
            place: { file: own?.file ?? '', pointer: `/rules/${index}` },
            id: entry.id,
            mount: '',
            messageKey: (key) => key,
          },
        ],
  );
  return [...mounted, ...registry].flatMap((rule) => checkRule(step, rule, nodes, checker, findings) ?? []);
}

function checkRule(
  step: string,
  { entry, place, id, mount, messageKey }: RuleAt,
  nodes: ReadonlyMap<Pointer, ResolvedNode>,
  checker: ExpressionChecker,
  findings: Findings,
): Rule | undefined {
  const scope = `${mount}${entry.scope ?? ''}`;
  const at = `${scope}${entry.at}`;
  const within = (name: string) => ({ file: place.file, pointer: `${place.pointer}/${name}` });
  const scopeNode = nodes.get(scope);
  if (scope !== '' && (!scopeNode || kindOf(scopeNode.schema) !== 'object')) {
    const objects = [...nodes.values()]
      .filter((node) => kindOf(node.schema) === 'object')
      .map((node) => node.pointer);
    findings.error(
      'rule.unknown-scope',
      within('scope'),
      `There is no object "${scope}" in the step "${step}".`,
      didYouMean(scope, objects),
    );
    return undefined;
  }
  if (!nodes.has(at)) {
    findings.error(
      'rule.unknown-field',
      within('at'),
      `There is no field "${at}" in the step "${step}".`,
      didYouMean(at, nodes.keys()),
    );
    return undefined;
  }
  if (entry.at.includes('/*')) {
    findings.error(
      'rule.at',
      within('at'),
      'A rule shows at a field of its scope: to show in the items of a list, its scope is the item.',
    );
    return undefined;
  }
  const dependsOn = new Set<Pointer>();
  const assert = checkTree(entry.assert, within('assert'), {
    scope,
    checker,
    dependsOn,
    messageKey,
    findings,
  });
  return {
    id,
    step,
    scope,
    at,
    severity: entry.severity,
    assert,
    message: messageKey(`rule.${entry.id}`),
    dependsOn: [...dependsOn].sort(),
    origin: entry.origin,
    ...(entry.cite ? { cite: entry.cite } : {}),
  };
}

interface TreeContext {
  readonly scope: Pointer;
  readonly checker: ExpressionChecker;
  readonly dependsOn: Set<Pointer>;
  readonly messageKey: (key: string) => string;
  readonly findings: Findings;
}

/** The tree with its leaves checked and its message keys as the registry knows them. */
function checkTree(tree: RuleTree, place: Place, context: TreeContext): RuleTree {
  const kinds = ['all', 'any', 'not', 'cel'].filter((kind) => Object.hasOwn(tree, kind));
  if (kinds.length !== 1) {
    context.findings.error('rule.tree', place, 'Exactly one of "all", "any", "not" and "cel" was expected.');
    return tree;
  }
  const below = (step: string) => ({ file: place.file, pointer: `${place.pointer}/${step}` });
  const message = tree.message === undefined ? {} : { message: context.messageKey(tree.message) };
  if ('all' in tree)
    return { all: tree.all.map((child, i) => checkTree(child, below(`all/${i}`), context)), ...message };
  if ('any' in tree)
    return { any: tree.any.map((child, i) => checkTree(child, below(`any/${i}`), context)), ...message };
  if ('not' in tree) return { not: checkTree(tree.not, below('not'), context), ...message };
  const expression = context.checker.check(tree.cel, context.scope, 'bool', below('cel'));
  for (const pointer of expression?.dependsOn ?? []) context.dependsOn.add(pointer);
  return { cel: tree.cel, ...message };
}

/** Message keys that a tree names. */
export function messagesIn(tree: RuleTree): string[] {
  const own = tree.message === undefined ? [] : [tree.message];
  if ('all' in tree) return [...own, ...tree.all.flatMap(messagesIn)];
  if ('any' in tree) return [...own, ...tree.any.flatMap(messagesIn)];
  return 'not' in tree ? [...own, ...messagesIn(tree.not)] : own;
}
