import type { askOf } from '../harness.ts';

type Ask = ReturnType<typeof askOf>;

/** A fault of the kind that a checker must find, put into the database or in front of the application. */
export interface Bug {
  /** What an administrator does to the database. */
  readonly sql?: string;
  /** Rewrites each statement on its way to the database. */
  readonly rewrite?: (text: string) => string;
  /** Stands between those who ask and the application. */
  readonly inFront?: (ask: Ask) => Ask;
}

/** A trigger that does something to rows before they are written. */
const before = (event: string, body: string) => `
  create function seeded_bug() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
  create trigger aaa_seeded_bug before ${event} for each row execute function seeded_bug();`;

/** By what the checker must find each. */
export const bugs: Readonly<Record<string, Bug>> = {
  'no row lock': { rewrite: (text) => text.replace(/ for update/g, '') },
  'a commit that is none': {
    rewrite: (text) => (text === 'commit' && Math.random() < 0.05 ? 'rollback' : text),
  },
  'saves that are not kept': {
    sql: before('update on step_data', 'if random() < 0.1 then new.draft := old.draft; end if;'),
  },
  'a revision that stays': {
    sql: before('update on records', 'if random() < 0.1 then new.revision := old.revision; end if;'),
  },
  'a revision too many': {
    sql: before('update on records', 'if random() < 0.1 then new.revision := new.revision + 1; end if;'),
  },
  'lines of the log that are missing': {
    sql: before('insert on access_log', "if new.what = 'save' and random() < 0.1 then return null; end if;"),
  },
  'events that are missing': {
    sql: before('insert on record_events', 'if random() < 0.1 then return null; end if;'),
  },
  'one code for all': {
    sql: `alter table records drop constraint records_code_key;
      ${before('update on records', "if new.code is not null and old.code is null then new.code := 'LN-0000-0000-0'; end if;")}`,
  },
  'reads that are kept for a while': {
    inFront: (ask) => {
      const kept = new Map<string, { readonly answer: ReturnType<Ask>; count: number }>();
      return (person, method, path, ...rest) => {
        if (method !== 'GET') return ask(person, method, path, ...rest);
        const known = kept.get(path);
        if (known !== undefined && known.count < 3) {
          known.count += 1;
          return known.answer;
        }
        const answer = ask(person, method, path, ...rest);
        kept.set(path, { answer, count: 0 });
        return answer;
      };
    },
  },
  'a proxy that knows better': {
    // Told that there is a newer revision, it overwrites that one.
    inFront:
      (ask) =>
      async (person, method, path, body, headers = {}, ...rest) => {
        const answer = await ask(person, method, path, body, headers, ...rest);
        if (answer.status !== 412) return answer;
        const newer = { ...headers, 'if-match': `"${answer.json.revision}"` };
        return ask(person, method, path, body, newer, ...rest);
      },
  },
};
