import type { Facts, Pointer, Step, StepData } from '@greffe/definition';
import { type Answer, type Explanation, evaluateTree } from '@greffe/rules';
import { withValue } from './data.ts';
import { type Aspect, type FieldNode, type Nodes, nodesOf, type RuleNode, shapeOf } from './nodes.ts';
import { overlaps, valueAt } from './pointers.ts';
import type { Evaluate, RuleResult } from './types.ts';

/** What follows from a step's data, worked out again only where something has changed. */
export interface Derivation {
  readonly nodes: () => Nodes;
  /** The answer of a condition; an answer not known is no. */
  readonly holds: (aspect: Aspect, pointer: Pointer) => boolean | undefined;
  /** Whether the field's value follows from others now, so that it cannot be typed. */
  readonly isDerived: (pointer: Pointer) => boolean;
  readonly rules: () => readonly RuleResult[];
  /** Brings everything up to date after changes at `changed`; the data comes back with derived values in it. */
  readonly update: (data: StepData, changed: readonly Pointer[], facts: Facts) => StepData;
}

/**
 * What was at a place before the engine put its own value there: a value typed, or nothing.
 * It lives in the session alone and comes back when the engine lets go of the place.
 */
type KeptAside = Map<Pointer, { readonly value: unknown }>;

/** A definition whose derived values chase each other stops here instead of hanging the page. */
const roundsAtMost = 50;

/** Works out a step's conditions, derived values and rules; `evaluate` is asked only for what reads a change. */
export function createDerivation(step: Step, evaluate: Evaluate): Derivation {
  let shape: string | undefined;
  let nodes: Nodes = { places: [], fieldNodes: [], ruleNodes: [] };
  const answers = new Map<string, Answer>();
  const explanations = new Map<string, Explanation>();
  const derivedAside: KeptAside = new Map();
  const clearedAside: KeptAside = new Map();
  let results: readonly RuleResult[] = [];

  const isTrue = (key: string) => {
    const answer = answers.get(key);
    return answer?.known === true && answer.value === true;
  };

  function applyDerived(node: FieldNode, answer: Answer, data: StepData): StepData {
    const aside = derivedAside.get(node.pointer);
    if (!answer.known) {
      derivedAside.delete(node.pointer);
      return aside ? withValue(data, node.pointer, aside.value) : data;
    }
    const current = valueAt(data, node.pointer);
    if (!aside) {
      const typed = Object.is(current, answer.value) ? undefined : current;
      derivedAside.set(node.pointer, { value: typed });
    }
    return withValue(data, node.pointer, answer.value);
  }

  function applyCleared(node: FieldNode, wasTrue: boolean, data: StepData): StepData {
    const isNowTrue = isTrue(node.key);
    if (isNowTrue === wasTrue) return data;
    if (isNowTrue) {
      const value = valueAt(data, node.pointer);
      if (value === undefined) return data;
      clearedAside.set(node.pointer, { value });
      return withValue(data, node.pointer, undefined);
    }
    const aside = clearedAside.get(node.pointer);
    clearedAside.delete(node.pointer);
    return aside && valueAt(data, node.pointer) === undefined
      ? withValue(data, node.pointer, aside.value)
      : data;
  }

  function evaluateNode(node: FieldNode, data: StepData, facts: Facts, isFirst: boolean): StepData {
    const wasTrue = isTrue(node.key);
    const answer = evaluate(node.expression, node.scope, data, facts);
    answers.set(node.key, answer);
    if (node.aspect === 'derived') return applyDerived(node, answer, data);
    if (node.aspect === 'clearedWhen' && !isFirst) return applyCleared(node, wasTrue, data);
    return data;
  }

  /** Values that follow from values, until nothing moves any more. Answers every pointer that has changed. */
  function settleValues(
    start: StepData,
    changed: readonly Pointer[],
    facts: Facts,
    isNew: (key: string) => boolean,
  ) {
    let data = start;
    let wave: readonly Pointer[] = changed;
    const all = [...changed];
    const writers = nodes.fieldNodes.filter(
      (node) => node.aspect === 'derived' || node.aspect === 'clearedWhen',
    );
    const fresh = new Set(writers.filter((node) => isNew(node.key)));
    for (let round = 0; round < roundsAtMost && (wave.length > 0 || fresh.size > 0); round += 1) {
      const moved: Pointer[] = [];
      for (const node of writers) {
        const isFresh = fresh.delete(node);
        if (!isFresh && !reads(node.expression.dependsOn, wave)) continue;
        const after = evaluateNode(node, data, facts, isFresh);
        if (after !== data) moved.push(node.pointer);
        data = after;
      }
      all.push(...moved);
      wave = moved;
    }
    return { data, changed: all };
  }

  function evaluateRule(node: RuleNode, data: StepData, facts: Facts): void {
    const leaf = (cel: string) => evaluate({ cel, scope: node.rule.scope }, node.scope, data, facts);
    explanations.set(node.key, evaluateTree(node.rule.assert, leaf));
  }

  function update(start: StepData, changed: readonly Pointer[], facts: Facts): StepData {
    refreshNodes(start);
    const settled = settleValues(start, changed, facts, (key) => !answers.has(key));
    refreshNodes(settled.data);
    const isDue = (key: string, known: ReadonlyMap<string, unknown>, dependsOn: readonly Pointer[]) =>
      !known.has(key) || reads(dependsOn, settled.changed);
    for (const node of nodes.fieldNodes) {
      if (node.aspect === 'derived' || node.aspect === 'clearedWhen') continue;
      if (isDue(node.key, answers, node.expression.dependsOn)) evaluateNode(node, settled.data, facts, true);
    }
    let hasRuleMoved = false;
    for (const node of nodes.ruleNodes) {
      if (!isDue(node.key, explanations, node.rule.dependsOn)) continue;
      evaluateRule(node, settled.data, facts);
      hasRuleMoved = true;
    }
    if (hasRuleMoved || results.length !== nodes.ruleNodes.length) {
      results = nodes.ruleNodes.flatMap(({ key, rule, at }) => {
        const explanation = explanations.get(key);
        return explanation ? [{ rule, at, explanation }] : [];
      });
    }
    return settled.data;
  }

  /** Items added or removed move what their indices mean: everything inside a list is then worked out anew. */
  function refreshNodes(data: StepData): void {
    const now = shapeOf(step, data);
    if (now === shape) return;
    const isFirst = shape === undefined;
    shape = now;
    nodes = nodesOf(step, data);
    if (isFirst) return;
    for (const known of [answers, explanations]) {
      for (const key of known.keys()) if (/\/\d+(\/|$)/.test(key)) known.delete(key);
    }
  }

  return {
    nodes: () => nodes,
    holds: (aspect, pointer) => {
      const key = `${aspect} ${pointer}`;
      return answers.has(key) ? isTrue(key) : undefined;
    },
    isDerived: (pointer) => answers.get(`derived ${pointer}`)?.known === true,
    rules: () => results,
    update,
  };
}

function reads(dependsOn: readonly Pointer[], changed: readonly Pointer[]): boolean {
  // The root stands for everything, today's date included.
  if (changed.includes('')) return true;
  return dependsOn.some((read) => changed.some((pointer) => overlaps(read, pointer)));
}
