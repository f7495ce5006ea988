import { z } from '@hono/zod-openapi';

/** A value that is not what it was: absent members were not there. */
export const change = z.object({
  pointer: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type Change = Readonly<z.infer<typeof change>>;

/** What makes `before` into `after`, leaf by leaf, in the order of the newer one; items of a list by their number. */
export function changesBetween(before: unknown, after: unknown, pointer = ''): readonly Change[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  const areAlike = was && is && Array.isArray(before) === Array.isArray(after);
  const isNew = before === undefined && is !== undefined && is.size > 0;
  const isGone = after === undefined && was !== undefined && was.size > 0;
  if (areAlike || isNew || isGone) return ofMembers(was ?? new Map(), is ?? new Map(), pointer);
  if (Object.is(before, after)) return [];
  // A leaf on one side at least: said as one.
  return [
    { pointer, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
  ];
}

type Members = ReadonlyMap<string, unknown>;

function ofMembers(was: Members, is: Members, pointer: string): readonly Change[] {
  const names = [...is.keys(), ...[...was.keys()].filter((name) => !is.has(name))];
  return names.flatMap((name) =>
    changesBetween(
      was.get(name),
      is.get(name),
      `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    ),
  );
}

function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}
