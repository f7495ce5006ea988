import type { Token } from '../../cel/tokens.ts';
import { isWithin, pointerParts, toPointer } from '../../data/pointer.ts';
import type { Address } from '../../migrate/types.ts';
import { celName } from '../../workflow/names.ts';
import { addressAfter } from './address.ts';
import type { Chain, Part } from './chains.ts';
import type { Change, Words } from './types.ts';

/** An expression that cannot say any more what it said. */
export class UnsayableError extends Error {
  override readonly name = 'UnsayableError';
}

/** What a chain counts from: the addresses that this may be, and how many of its parts it takes. */
interface Base {
  readonly addresses: readonly Address[];
  readonly parts: number;
}

const below = (addresses: readonly Address[], path: string): Address[] =>
  addresses.map(({ step, pointer }) => ({ step, pointer: `${pointer}${path}` }));

const pathOf = (parts: readonly Part[]) => toPointer(parts.map(({ name }) => name));

/** The fields that a chain may lead to; several where it starts at brackets that give one of them. */
export function addressesOf(chain: Chain, of: Words): readonly Address[] {
  const base = baseOf(chain, of);
  return base ? below(base.addresses, pathOf(chain.parts.slice(base.parts))) : [];
}

function baseOf(chain: Chain, of: Words): Base | undefined {
  if (chain.either) return { addresses: chain.either.flatMap((inside) => addressesOf(inside, of)), parts: 0 };
  if (chain.over) return { addresses: below(addressesOf(chain.over, of), '/*'), parts: 0 };
  const from = (step: string | undefined, pointer: string, parts: number): Base | undefined =>
    step === undefined ? undefined : { addresses: [{ step, pointer }], parts };
  if (of.kind === 'step') {
    if (chain.root === 'data') return from(of.step, '', 0);
    return chain.root === 'this' ? from(of.step, of.scope, 0) : undefined;
  }
  const [first = '', second = ''] = chain.parts.map(({ name }) => name);
  if (chain.root === 'data') return from(of.own, '', 0);
  if (chain.root === 'steps') return from(of.steps.get(first), '', 1);
  if (chain.root !== 'links') return undefined;
  const shown = of.shows.get(`${of.links.get(first) ?? ''} ${second}`);
  return shown && from(shown.step, shown.pointer, 2);
}

interface Written {
  readonly first: number;
  readonly last: number;
  readonly source: string;
}

/**
 * The words of a chain that are others after a field has another place.
 * @throws UnsayableError where there are no words for the new place.
 */
export function rewrittenChain(
  chain: Chain,
  of: Words,
  change: Change,
  words: readonly Token[],
): readonly Written[] {
  const base = baseOf(chain, of);
  const [start] = base?.addresses ?? [];
  if (!base || !start) return [];
  const own = chain.parts.slice(base.parts);
  const [address = start] = addressesOf(chain, of)
    .filter((candidate) => addressAfter(change, candidate).pointer !== candidate.pointer)
    .concat(addressesOf(chain, of));
  const after = addressAfter(change, address);
  const startBefore = {
    step: address.step,
    pointer: address.pointer.slice(0, address.pointer.length - pathOf(own).length),
  };
  const startAfter = baseAfter(chain, startBefore, of, change);
  if (after.step === startAfter.step && after.pointer === `${startAfter.pointer}${pathOf(own)}`) return [];
  const text = (part: Part) =>
    words
      .slice(part.first, part.last + 1)
      .map(({ source }) => source)
      .join('');
  const stars = own.filter(({ name }) => name === '*').map(text);
  const sourceOf = (parts: readonly string[]) =>
    parts.map((part) => (part === '*' ? (stars.shift() ?? unsayable(after)) : `.${part}`)).join('');
  if (after.step === startAfter.step && isWithin(after.pointer, startAfter.pointer)) {
    const parts = pointerParts(after.pointer.slice(startAfter.pointer.length));
    if (parts.length === own.length)
      return own.flatMap(({ name, first, last }, index) =>
        parts[index] === name || parts[index] === '*' ? [] : [{ first, last, source: `.${parts[index]}` }],
      );
    const [first] = own;
    if (first) return [{ first: first.first, last: chain.last, source: sourceOf(parts) }];
    return [
      { first: chain.last, last: chain.last, source: `${words[chain.last]?.source}${sourceOf(parts)}` },
    ];
  }
  const [root, parts] = anew(chain, after, of);
  return [{ first: chain.first, last: chain.last, source: `${root}${sourceOf(parts)}` }];
}

/** What a chain counts from, after the change. */
function baseAfter(chain: Chain, before: Address, of: Words, change: Change): Address {
  if (chain.over || chain.either || chain.root === 'links') return addressAfter(change, before);
  return of.kind === 'step' && chain.root === 'this' ? { step: of.step, pointer: of.newScope } : before;
}

/** How an address is written that lies elsewhere than what the chain counted from. */
function anew(chain: Chain, after: Address, of: Words): [root: string, parts: readonly string[]] {
  if (chain.over || chain.either || chain.root === 'links') unsayable(after);
  const parts = pointerParts(after.pointer);
  if (of.kind === 'workflow') {
    if (![...of.steps.values()].includes(after.step)) unsayable(after);
    return [`steps.${celName(after.step)}`, parts];
  }
  if (after.step !== of.step || (chain.root === 'this' && parts.includes('*'))) unsayable(after);
  return ['data', parts];
}

function unsayable({ step, pointer }: Address): never {
  throw new UnsayableError(`${step}${pointer}`);
}
