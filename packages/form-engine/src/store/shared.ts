/** The new value with every part that equals the old one's replaced by the old one's own, so that equal is identical. */
export function shared<Value>(before: unknown, now: Value): Value {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) {
    const items = now.map((item: unknown, index) => shared(before[index], item));
    const isSame = before.length === items.length && items.every((item, index) => item === before[index]);
    return (isSame ? before : items) as Value;
  }
  if (!isObject(before) || !isObject(now)) return now;
  const members = Object.entries(now).map(([name, value]) => [name, shared(before[name], value)] as const);
  const isSame =
    members.length === Object.keys(before).length && members.every(([name, value]) => before[name] === value);
  return (isSame ? before : Object.fromEntries(members)) as Value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
