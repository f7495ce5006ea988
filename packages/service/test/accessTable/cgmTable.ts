import { readCase } from '../cases.ts';
import type { Cast, Row, Table } from './table.ts';
import type { Held, Move } from './types.ts';

const registry = 'implantable-cgm';
const north = '71000436';
const south = '71009641';
const step = 'implantation';

const at = (role: string, organisation: string, when?: Held['when']): Held => ({
  role,
  organisation,
  ...(when === undefined ? {} : { when }),
});
const of = (
  id: string,
  says: string,
  because: string,
  memberships: readonly Held[] = [],
  stands: Cast['stands'] = {},
): Cast => ({ id, says, because, memberships, stands });

/** Who asks: in a registry in which each hospital sees its own (CO-9) and its administrator gives access (CG-1). */
const cast: readonly Cast[] = [
  of('ann', 'a physician of North', 'CG-2, CG-3', [at('physician', north)], {
    north: 'physician',
    abroad: 'physician',
  }),
  of('bea', 'another physician of North', 'CG-3: all existing records', [at('physician', north)], {
    north: 'physician',
    abroad: 'physician',
  }),
  of('sam', 'a physician of South', 'CG-3, CO-9', [at('physician', south)], { south: 'physician' }),
  of('adam', 'the administrator of North, who gives access', 'CG-1: access is asked of him; CO-9', [
    at('hospital-administrator', north),
  ]),
  of('root', 'who administers all registries', 'CO-9', [
    { registry: '*', role: 'registry-administrator', organisation: '71098030' },
  ]),
  of('reg', 'who administers this registry', 'CO-9', [at('registry-administrator', '71098030')]),
  of(
    'mia',
    'a medical data manager of INAMI, who has no role here',
    'CG-13: the coded data, which nothing gives yet',
  ),
  of('wim', 'a physician of North whose access was withdrawn', 'CG-1', [at('physician', north, 'withdrawn')]),
  of('lou', 'a physician of North whose access nobody confirmed', 'CG-1', [
    at('physician', north, 'notReviewed'),
  ]),
  of('new', 'somebody who has not asked for access', 'CG-1: does not see the registry'),
  { ...of('anonymous', 'nobody who is signed in', 'CG-16: a login of his own'), isSignedOut: true },
];

/** The data of a case that holds, which names its own hospital. */
const [example] = (await readCase(registry, 'sensor-and-transmitter.case.json')).steps;
const sound = (example?.data ?? {}) as Record<string, Record<string, unknown>>;
const people: Readonly<Record<string, Record<string, unknown>>> = {
  north: {
    niss: '68051412446',
    lastName: 'Kanarie',
    firstName: 'Dossier',
    birthDate: '1968-05-14',
    sex: 'female',
  },
  abroad: {
    hasNoNiss: true,
    lastName: 'Kanarie',
    firstName: 'Dossier',
    birthDate: '1974-09-03',
    sex: 'male',
    deceased: 'no',
    residence: { place: 'Aachen', country: 'DE' },
  },
};

function dataOf(place: string): Record<string, unknown> {
  const nihdi = place === 'south' ? south : north;
  const hospital = { nihdi, name: `Organisation ${nihdi}` };
  return { ...sound, beneficiary: people[place] ?? people.north, care: { ...sound.care, hospital } };
}

/** One line a state: what was done, what may be done now. */
const written = `
begun      | north  |                                                  | open     | CG-2
drafted    | north  | save                                             | open     | CG-3: “Sauver” at any time
sending    | north  | validate                                         |          | CG-5: on its way, and not reopened before it has arrived
sent       | north  | validate, acknowledge                            | reopened | CG-6
reopened   | north  | validate, acknowledge, reopen                    | open     | CG-6
sent-again | north  | validate, acknowledge, reopen, validate, acknowledge | reopened | CG-6: the code stays
abroad     | abroad | validate, acknowledge                            | reopened | CG-14, CG-6
south-open | south  | save                                             | open     | CG-3, CO-9
south-sent | south  | validate, acknowledge                            | reopened | CG-6, CO-9
erased     | north  | save, erase                                      |          | issue 6: of which nothing was ever validated
`;

const rows: readonly Row[] = written
  .trim()
  .split('\n')
  .map((line): Row => {
    const [id = '', place = '', done = '', may = '', because = ''] = line
      .split('|')
      .map((told) => told.trim());
    const author = place === 'south' ? 'sam' : 'ann';
    const moves = done.split(', ').filter(Boolean) as Move['do'][];
    return {
      state: {
        id,
        recordType: 'first-implantation',
        organisation: place === 'south' ? south : north,
        author,
        moves: moves.map((what) => ({
          by: author,
          do: what,
          step,
          ...(what === 'save' || what === 'validate' ? { data: dataOf(place) } : {}),
        })),
      },
      place,
      about: place,
      open: may === 'open' ? [step] : [],
      reopens: may === 'reopened' ? [step] : [],
      deletes: moves.at(-1) === 'reopen' ? [step] : [],
      holds: moves.length > 0 ? [step] : [],
      drafted: moves.length > 0 && !moves.includes('validate') ? [step] : [],
      undone: may === 'open' ? [step] : [],
      sees: [],
      ...(moves.includes('erase') ? { isErased: true } : {}),
      because,
    };
  });

/** The table of implantable sensors. That others read the coded data (CG-13) is not there yet: no row asks it. */
export const cgm: Table = {
  registry,
  cast,
  rows,
  steps: [step],
  fills: { [step]: ['physician', 'CG-4'] },
  reads: { physician: ['y', 'CG-3'] },
  comeAndGo: [],
  administrators: ['reg', 'root'],
  final: [],
  reopened: [step],
  naming: step,
  dated: step,
  keys: { [step]: 'beneficiary' },
  marks: new Map([[step, 'CE-365']]),
  searches: { name: ['kanarie dossier', ['north', 'south', 'abroad']] },
  begins: { [north]: ['ann', 'bea'], [south]: ['sam'], '71099020': [] },
  subjectOf: (standing, { place }) => `org:${place === 'south' ? south : north}:${registry}:${standing}`,
  dataOf: ({ place }) => dataOf(place),
};
