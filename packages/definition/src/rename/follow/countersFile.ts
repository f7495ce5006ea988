import { isObject } from '../../data/pointer.ts';
import type { Follower } from './follower.ts';
import type { Visit, Words } from './types.ts';
import { by, each, members, textOf } from './visit.ts';

/** counters.json. Pointers and conditions speak of the steps that a counter counts, which stand beside them. */
export function counters(follow: Follower): Visit {
  const role = each(follow.id('role'));
  return members({
    counters: each(
      by((counter) => {
        const ofCounted = follow.pointer(countedStep(follow, counter.counts));
        return members({
          at: ofCounted,
          period: members({ yearOf: ofCounted }),
          seenBy: role,
          recipientsChangedBy: role,
          counts: each(by((source) => ofSource(follow, textOf(source, 'step')))),
        });
      }),
    ),
  });
}

function ofSource(follow: Follower, own: string): Visit {
  const words: Words = { kind: 'workflow', steps: new Map(), links: new Map(), shows: new Map(), own };
  return members({
    recordType: follow.id('recordType'),
    step: follow.id('step'),
    when: follow.cel(words),
    weight: follow.pointer(own),
  });
}

/** Of several counted steps, whose fields have one name, the one whose field changes. */
function countedStep({ change }: Follower, counts: unknown): string {
  const steps = (Array.isArray(counts) ? counts : [])
    .filter(isObject)
    .map((source) => textOf(source, 'step'));
  const changed = change.kind === 'field' ? change.at.step : undefined;
  return steps.find((step) => step === changed) ?? steps[0] ?? '';
}
