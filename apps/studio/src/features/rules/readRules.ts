import type { DraftFiles } from '@greffe/client/studio';
import { checkTree, type Tree } from '../../model/index.ts';
import { isObject, objectsOf, readObject } from '../editor/readDefinition.ts';

/** What a citation says, as far as it is filled in. */
export type CiteParts = Readonly<Partial<Record<'source' | 'article' | 'sentence', string>>>;

/** A rule as the page shows it; what cannot be read of it is left out. */
export interface RuleView {
  readonly id: string;
  readonly step: string;
  readonly scope: string;
  readonly at: string;
  readonly severity: 'error' | 'warning' | undefined;
  /** Undefined where it stands in the file as nothing that can be shown. */
  readonly assert: Tree | undefined;
  readonly origin: 'source' | 'proposed' | undefined;
  readonly cite: CiteParts;
  readonly reason: string | undefined;
  /** Its place among the rules of the file. */
  readonly index: number;
  readonly pointer: string;
}

/** The rules of a draft, in the order of the file. */
export function readRules(files: DraftFiles): readonly RuleView[] {
  return objectsOf(readObject(files, 'rules.json').rules).map((rule, index) => ({
    id: textIn(rule.id) ?? '',
    step: textIn(rule.step) ?? '',
    scope: textIn(rule.scope) ?? '',
    at: textIn(rule.at) ?? '',
    severity: rule.severity === 'error' || rule.severity === 'warning' ? rule.severity : undefined,
    assert: readTree(rule.assert),
    origin: rule.origin === 'source' || rule.origin === 'proposed' ? rule.origin : undefined,
    cite: readCite(rule.cite),
    reason: textIn(rule.reason),
    index,
    pointer: `/rules/${index}`,
  }));
}

const textIn = (value: unknown) => (typeof value === 'string' ? value : undefined);

function readTree(tree: unknown): Tree | undefined {
  try {
    checkTree(tree);
    return tree as Tree;
  } catch {
    return undefined;
  }
}

export function readCite(cite: unknown): CiteParts {
  const parts = isObject(cite) ? cite : {};
  return Object.fromEntries(
    (['source', 'article', 'sentence'] as const).flatMap((part) => {
      const text = textIn(parts[part]);
      return text === undefined ? [] : [[part, text]];
    }),
  );
}

/** Every citation of a draft, each once: what one rule cites, another often does too. */
export function citationsIn(files: DraftFiles): readonly CiteParts[] {
  const found = new Map<string, CiteParts>();
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(gather);
    else if (isObject(value)) {
      const cite = readCite(value.cite);
      if (cite.source !== undefined && cite.article !== undefined) found.set(JSON.stringify(cite), cite);
      Object.values(value).forEach(gather);
    }
  };
  for (const file of Object.keys(files))
    if (/^(?:rules|form|workflow|counters)\.json$|\.schema\.json$/.test(file))
      gather(readObject(files, file));
  return [...found.values()];
}
