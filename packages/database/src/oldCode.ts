import type { Migration } from './migrate.ts';

/** What a migration does that a server of the version before may not survive. */
export interface OldCodeFault {
  readonly statement: string;
  readonly why: string;
}

interface Rule {
  readonly pattern: RegExp;
  readonly why: string;
}

const rules: readonly Rule[] = [
  { pattern: /^drop (table|view|function|type|sequence)\b/, why: 'old code still uses it' },
  {
    pattern: /^alter table .*\bdrop column\b/,
    why: 'old code still names the column: let a later version drop it',
  },
  { pattern: /^alter .*\brename\b/, why: 'old code knows the old name: add the new one beside it' },
  {
    pattern: /^alter table .*\balter (column )?\S+ (set data )?type\b/,
    why: 'old code reads and writes the old type: add a column beside it',
  },
  { pattern: /^alter table .*\bset not null\b/, why: 'old code may write null' },
  {
    pattern: /^alter table .*\badd column\b(?!.*\b(default|generated)\b).*\bnot null\b/,
    why: 'old code writes rows without the column: give it a default',
  },
  {
    pattern: /^alter table .*\badd (constraint \S+ )?(check|unique|foreign key|primary key|exclude)\b/,
    why: 'old code may write what the constraint refuses',
  },
  { pattern: /^create unique index\b/, why: 'old code may write two of the same' },
  { pattern: /^revoke\b.* from greffe_app\b/, why: 'old code may need the right' },
];

/** Migrations from before the rule could be written into them, each looked at by a person. */
const judged: Readonly<Record<string, string>> = {
  '0032_late_answers.sql': 'old code never writes the state that the new constraint is about',
};

/** Says in a migration, before a statement, why old code survives it all the same. */
const reason = /--\s*old code survives:\s*\S/i;

/**
 * What of a migration the servers of the version before, which go on serving while it is applied and until they are
 * stopped, may not survive. What concerns tables that it makes itself is left out. It knows nothing of what a new trigger
 * or policy refuses: that is for who writes it.
 */
export function faultsForOldCode({ name, sql }: Migration): readonly OldCodeFault[] {
  if (Object.hasOwn(judged, name)) return [];
  const statements = statementsOf(sql);
  const own = new Set(statements.flatMap(({ text }) => /^create table (\S+)/.exec(text)?.[1] ?? []));
  return statements.flatMap(({ text, isExplained }) => {
    const table = /^(?:alter table(?: only)?|create unique index .*?\bon) (\S+)/.exec(text)?.[1];
    if (isExplained || (table !== undefined && own.has(table))) return [];
    return clausesOf(text).flatMap((clause) => {
      const broken = rules.find(({ pattern }) => pattern.test(clause));
      return broken === undefined ? [] : [{ statement: clause.slice(0, 120), why: broken.why }];
    });
  });
}

/**
 * What an `alter table` does, each as a statement of its own. A constraint that is replaced by one of the same name is left
 * out: it is how what may stand in a column is widened.
 */
function clausesOf(text: string): string[] {
  const [, head = '', body = ''] = /^(alter table (?:only )?\S+)(.*)$/.exec(text) ?? [];
  if (head === '') return [text];
  let depth = 0;
  const marked = Array.from(body, (letter) => {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    return letter === ',' && depth === 0 ? '\n' : letter;
  });
  const clauses = marked.join('').split('\n');
  const dropped = new Set(clauses.flatMap((clause) => /drop constraint (\S+)/.exec(clause)?.[1] ?? []));
  const isReplaced = (clause: string) => dropped.has(/add constraint (\S+)/.exec(clause)?.[1] ?? '');
  return clauses.filter((clause) => !isReplaced(clause)).map((clause) => `${head}${clause}`);
}

/** Each statement in lower case on one line, without comments and without the bodies of functions. */
function statementsOf(sql: string): { text: string; isExplained: boolean }[] {
  return sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .split(';')
    .map((part) => ({
      text: part.replace(/--.*$/gm, ' ').replace(/\s+/g, ' ').trim().toLowerCase(),
      isExplained: reason.test(part),
    }))
    .filter(({ text }) => text !== '');
}
