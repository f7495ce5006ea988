import { isWithin, parentPointer } from '../../data/pointer.ts';
import type { Pointer } from '../../types.ts';
import { addressAfter } from './address.ts';
import { commonHolder, type Follower, scopeOfLogic } from './follower.ts';
import type { Visit, Words } from './types.ts';
import { by, each, keyed, members, text, textOf } from './visit.ts';

/**
 * steps/<step>.schema.json: a field under another name in the same object, and what is said of other fields and of
 * tables. A field that goes elsewhere is the caller's to move, who knows its place among the others.
 */
export function schema(follow: Follower, step: string, pointer: Pointer = ''): Visit {
  const { change } = follow;
  const isIt = change.kind === 'option' && change.at.step === step && change.at.pointer === pointer;
  const nameOf = (name: string, at: Pointer): string => {
    if (change.kind !== 'field' || change.at.step !== step || change.at.pointer !== `${pointer}/${name}`)
      return name;
    const after = follow.address(change.at, at);
    const isSameObject = after.step === step && parentPointer(after.pointer) === pointer;
    return isSameObject ? after.pointer.slice(pointer.length + 1) : name;
  };
  return members({
    enum: isIt ? each(text((value, at) => follow.option({ step, pointer }, value, at))) : (value) => value,
    fromTable: members({ table: follow.id('table'), validOn: follow.pointer(step) }),
    properties: keyed(nameOf, (child, at, name) => schema(follow, step, `${pointer}/${name}`)(child, at)),
    items: (value, at) => schema(follow, step, `${pointer}/*`)(value, at),
  });
}

/** steps/<step>.ui.json. */
export function ui(follow: Follower, step: string): Visit {
  const rename = (pointer: string, at: Pointer) => follow.address({ step, pointer }, at).pointer;
  return members({ fields: keyed(rename, (value) => value) });
}

/** steps/<step>.logic.json. */
export function logic(follow: Follower, step: string): Visit {
  const mounts = follow.ground.mounts.get(step) ?? [];
  const { change } = follow;
  const rename = (pointer: string, at: Pointer) => follow.address({ step, pointer }, at).pointer;
  const words = (pointer: Pointer, gives: boolean): Words => {
    const scope = scopeOfLogic(pointer, mounts);
    const after = addressAfter(change, { step, pointer });
    // The logic of a field that goes to another step goes with it, and counts from where it stood.
    const newScope = after.step === step ? scopeAfter(pointer, after.pointer, scope) : scope;
    return { kind: 'step', step, scope, newScope, ...(gives ? { gives: pointer } : {}) };
  };
  const scopeAfter = (pointer: Pointer, after: Pointer, scope: Pointer): Pointer => {
    if (after === pointer) return addressAfter(change, { step, pointer: scope }).pointer;
    const isInMount = mounts.includes(scope) && isWithin(pointer, scope);
    return isInMount ? addressAfter(change, { step, pointer: scope }).pointer : scopeOfLogic(after, []);
  };
  return members({
    fields: keyed(rename, (entry, at, pointer) => {
      const reads = follow.cel(words(pointer, false));
      const gives = follow.cel(words(pointer, true));
      const visits = { visible: reads, required: reads, readOnly: reads, clearedWhen: reads };
      return members({ ...visits, derived: gives, initial: gives })(entry, at);
    }),
  });
}

/** rules.json. */
export function rules(follow: Follower): Visit {
  const { change } = follow;
  return members({
    rules: each(
      by((rule) => {
        const step = textOf(rule, 'step');
        const scope = textOf(rule, 'scope');
        const at = `${scope}${textOf(rule, 'at')}`;
        const after = addressAfter(change, { step, pointer: at });
        const scopeFollowed = addressAfter(change, { step, pointer: scope });
        // A rule speaks of one step: what leaves it leaves the rule behind, to be seen to by a person.
        const stays = after.step === step && scopeFollowed.step === step;
        const kept = stays ? scopeFollowed.pointer : scope;
        const newAt = stays ? after.pointer : at;
        const newScope = isWithin(newAt, kept) ? kept : commonHolder(newAt, kept);
        const words: Words = { kind: 'step', step, scope, newScope };
        return members({
          id: follow.id('rule'),
          step: follow.id('step'),
          scope: text((pointer, place) => {
            follow.pointer(step)(pointer, place);
            return newScope;
          }),
          at: text((_pointer, place) => {
            follow.pointer(step)(at, place);
            return newAt.slice(newScope.length);
          }),
          assert: tree(follow, words),
        });
      }),
    ),
  });
}

function tree(follow: Follower, of: Words): Visit {
  const inside: Visit = (value, at) => tree(follow, of)(value, at);
  return members({
    all: each(inside),
    any: each(inside),
    not: inside,
    cel: follow.cel(of),
    message: text(follow.textKey),
  });
}
