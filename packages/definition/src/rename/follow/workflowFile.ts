import { isObject } from '../../data/pointer.ts';
import type { Address } from '../../migrate/types.ts';
import { idsByCelName } from '../../workflow/names.ts';
import type { Follower } from './follower.ts';
import type { Visit, Words } from './types.ts';
import { by, each, keyed, members, text, textOf } from './visit.ts';

const idsOf = (list: unknown) => (Array.isArray(list) ? list.map((item) => textOf(item, 'id')) : []);

/** workflow.json. */
export function workflow(follow: Follower): Visit {
  return members({
    recordTypes: follow.keyedBy('recordType', (value, at) =>
      by((entry) => ofRecordType(follow, entry))(value, at),
    ),
  });
}

function ofRecordType(follow: Follower, entry: Readonly<Record<string, unknown>>): Visit {
  const words: Words = {
    kind: 'workflow',
    steps: idsByCelName(idsOf(entry.steps)),
    links: idsByCelName(idsOf(entry.links)),
    shows: shownBy(entry.links),
  };
  const [step, role] = [follow.id('step'), follow.id('role')];
  const cel = follow.cel(words);
  const shown: Visit = by((value) => address(follow, textOf(value, 'step'), 'pointer'));
  return members({
    consent: step,
    support: each(role),
    accessHistory: each(role),
    access: each(
      members({
        role,
        when: text((when, at) => (['always', 'turn'].includes(when) ? when : String(cel(when, at)))),
      }),
    ),
    links: each(
      members({
        id: follow.id('link'),
        recordType: follow.id('recordType'),
        requires: each(step),
        shows: keyed(
          (name) => name,
          (value, at) => shown(value, at),
        ),
        fills: each(shown),
      }),
    ),
    steps: each(
      by((value) => {
        const own = textOf(value, 'id');
        const ofOwn = follow.cel({ ...words, own });
        return members({
          id: step,
          roles: each(role),
          readers: each(role),
          requires: each(step),
          when: cel,
          repeat: members({ from: cel, to: cel }),
          due: members({ date: cel }),
          outcomes: each(
            members({ id: follow.outcome(own), when: ofOwn, reopens: each(step), adds: each(step) }),
          ),
          effects: each(
            members({
              outcome: follow.outcome(own),
              when: ofOwn,
              message: follow.id('message'),
              to: each(role),
              document: follow.id('document'),
            }),
          ),
        });
      }),
    ),
  });
}

/** An object `{ step, <pointer> }`; what moves to another step takes both words along. */
export function address(follow: Follower, step: string, name: string): Visit {
  return (value, at) => {
    if (!isObject(value)) return value;
    const before = textOf(value, name);
    const after = follow.address({ step, pointer: before }, `${at}/${name}`);
    return { ...value, step: after.step, [name]: after.pointer };
  };
}

function shownBy(links: unknown): ReadonlyMap<string, Address> {
  const shows = new Map<string, Address>();
  for (const link of Array.isArray(links) ? links : []) {
    const named = isObject(link) && isObject(link.shows) ? link.shows : {};
    for (const [name, value] of Object.entries(named))
      shows.set(`${textOf(link, 'id')} ${name}`, {
        step: textOf(value, 'step'),
        pointer: textOf(value, 'pointer'),
      });
  }
  return shows;
}
