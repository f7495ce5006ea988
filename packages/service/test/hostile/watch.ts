/** What the objects are that every other one is made after. */
const roots = { Object, Array, String, Number, Function, Date, Map, Set, Promise, RegExp, Uint8Array };

/** Their members, by name and what each is. */
export const prototypes = (): Readonly<Record<string, readonly unknown[]>> =>
  Object.fromEntries(
    Object.entries(roots).map(([name, { prototype }]) => [
      name,
      Reflect.ownKeys(prototype).map((key) => {
        const { value, get } = Object.getOwnPropertyDescriptor(prototype, key) ?? {};
        return [key, typeof value === 'function' || get ? (value ?? get) : typeof value];
      }),
    ]),
  );

/**
 * Watches how long this thread works without answering anybody, in milliseconds of its own processor time: what other
 * programs of the machine take counts for nothing.
 */
export function watchTurns() {
  let before = process.threadCpuUsage();
  let longest = 0;
  const look = () => {
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    before = process.threadCpuUsage();
    timer = setTimeout(look, 1);
  };
  let timer = setTimeout(look, 1);
  return {
    /** The longest turn since this was asked last, that of now included. */
    longest(): number {
      const { user, system } = process.threadCpuUsage(before);
      const found = Math.max(longest, (user + system) / 1000);
      before = process.threadCpuUsage();
      longest = 0;
      return found;
    },
    end: () => clearTimeout(timer),
  };
}
