import pg from 'pg';
import { type Bench, type Figure, median, quantile, rounded } from '../lib/Bench.ts';
import { registration } from '../lib/registration.ts';
import { organisations, personOf, recordId, type Sizes, startFilled, widePerson } from './filled.ts';

const sizes: Sizes = { records: 100_000, people: 1000, wide: 10_000 };

type Filled = Awaited<ReturnType<typeof startFilled>>;

interface Question {
  readonly what: string;
  /** Somebody's request, another one each time. */
  readonly ask: (turn: number) => {
    readonly person: string;
    readonly method?: string;
    readonly path: string;
    readonly body?: object;
  };
}

const { registry } = registration;
/** Spreads turns over all records, so that no page is asked for twice in a row. */
const someRecord = (turn: number) => (turn * 7919) % sizes.records;
const someone = (turn: number) => personOf(turn % organisations, turn, sizes);
const list = `/api/records?registry=${registry}`;
const search = { method: 'POST', path: '/api/records/search' };

const questions: readonly Question[] = [
  {
    what: 'a record read',
    ask: (turn) => ({
      person: personOf(someRecord(turn), turn, sizes),
      path: `/api/records/${recordId(someRecord(turn))}`,
    }),
  },
  { what: 'first page', ask: (turn) => ({ person: someone(turn), path: list }) },
  {
    what: 'page by status',
    ask: (turn) => ({ person: someone(turn), path: `${list}&status=open&sort=createdAt&order=asc` }),
  },
  {
    what: 'page searched',
    ask: (turn) => ({
      person: someone(turn),
      ...search,
      body: { registry, search: `exemple ${turn % 100}` },
    }),
  },
  { what: 'page "my turn"', ask: (turn) => ({ person: someone(turn), path: `${list}&turn=mine` }) },
  { what: 'first page, role everywhere', ask: () => ({ person: widePerson, path: list }) },
];

/** Milliseconds that the queries of one request take, its connection's start and end included. */
let inDatabase = 0;

/** Sums what queries take: requests of this bench follow one another. */
function watchQueries(): () => void {
  const { query } = pg.Client.prototype;
  const watched = function (this: pg.Client, ...args: unknown[]): unknown {
    const began = performance.now();
    const result: unknown = Reflect.apply(query, this, args);
    if (!(result instanceof Promise)) return result;
    return result.finally(() => {
      inDatabase += performance.now() - began;
    });
  };
  Reflect.set(pg.Client.prototype, 'query', watched);
  return () => void Reflect.set(pg.Client.prototype, 'query', query);
}

interface Times {
  readonly whole: number[];
  readonly database: number[];
}

async function one(app: Filled['held'], { ask }: Question, turn: number, times: Times): Promise<number> {
  const { person, method = 'GET', path, body } = ask(turn);
  inDatabase = 0;
  const began = performance.now();
  const answer = await app.request(`http://localhost${path}`, {
    method,
    headers: { 'x-person': person, 'accept-language': 'en', 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  times.whole.push(performance.now() - began);
  times.database.push(inDatabase);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
  return (JSON.parse(text) as { total?: number }).total ?? 1;
}

/** Both in turn, so that whatever else the machine does meets both. */
async function compare({ held, free }: Filled, question: Question, seconds: number): Promise<Figure[]> {
  const [under, without]: [Times, Times] = [
    { whole: [], database: [] },
    { whole: [], database: [] },
  ];
  const warm: Times = { whole: [], database: [] };
  for (let turn = 0; turn < 30; turn += 1) {
    const found = [await one(held, question, turn, warm), await one(free, question, turn, warm)];
    if (found[0] !== found[1] || found[0] === 0)
      throw new Error(`${question.what}: ${found[0]} found with row-level security, ${found[1]} without.`);
  }
  const end = performance.now() + seconds * 3000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    const order = turn % 2 === 0 ? [held, free] : [free, held];
    // The first to ask would pay for bringing pages into memory, which costs many times what is compared here.
    await one(free, question, turn, warm);
    for (const app of order) await one(app, question, turn, app === held ? under : without);
  }
  const ratio = (times: (of: Times) => number[]) => rounded(median(times(under)) / median(times(without)));
  const count = `${under.whole.length} of each in turn, median`;
  const ms = (numbers: number[]) => rounded(median(numbers));
  return [
    {
      what: question.what,
      value: ms(under.whole),
      unit: 'ms',
      note: `${count}; 95th ${rounded(quantile(under.whole, 0.95))} ms`,
    },
    { what: `${question.what}, without`, value: ms(without.whole), unit: 'ms' },
    {
      what: `${question.what}, ratio`,
      value: ratio(({ whole }) => whole),
      unit: 'times',
      note: `in the database alone ${ratio(({ database }) => database)} times: ${ms(under.database)} and ${ms(without.database)} ms`,
    },
  ];
}

/** The application in this process, as it serves and as a role that passes row-level security by. */
export const access: Bench = {
  name: 'access',
  about:
    'a read and pages of the list with 100 000 records and 1 000 people, with and without row-level security',
  async run({ seconds }) {
    const filled = await startFilled(sizes);
    const unwatch = watchQueries();
    try {
      const figures: Figure[] = [];
      for (const question of questions) figures.push(...(await compare(filled, question, seconds)));
      return figures;
    } finally {
      unwatch();
      await filled.stop();
    }
  },
};
