import type { Role } from '@greffe/definition';
import type { Violation } from '../report.ts';
import { type Property, violationAt } from '../scope.ts';

/** Every role that a step names exists, and the chain of who grants it begins with one that nobody needs to grant. */
export const roles: Property = (scope) => {
  const { bundle, workflow, words } = scope;
  const known = new Map(bundle.roles.map((role) => [role.id, role]));
  const violations: Violation[] = [];
  const told = new Set<string>();
  const waits = (role: string, other: string) =>
    words.say('roleWaits', { role: words.role(role), other: words.role(other) });
  for (const step of workflow.steps) {
    step.roles.forEach((id, index) => {
      if (told.has(id)) return;
      const role = known.get(id);
      if (role && isGranted(role, known)) return;
      told.add(id);
      const names = { role: words.role(id), step: words.step(step.id) };
      const message = words.say(role ? 'roleNotGranted' : 'roleUnknown', names);
      const trace = role
        ? chainOf(role, known).map(([one, other], number) => `${number + 1}. ${waits(one, other)}`)
        : [];
      const end = role ? [`${trace.length + 1}. ${words.say('roleNobody')}`] : [];
      violations.push(violationAt(scope, 'roles', step, `/roles/${index}`, message, [...trace, ...end]));
    });
  }
  return { violations, searches: [] };
};

function isGranted(
  role: Role,
  known: ReadonlyMap<string, Role>,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (role.grantedBy.length === 0) return true;
  return role.grantedBy.some((id) => {
    const other = known.get(id);
    return other !== undefined && !seen.has(id) && isGranted(other, known, new Set([...seen, role.id]));
  });
}

/** Who would have to be granted first, until a role comes again. */
function chainOf(role: Role, known: ReadonlyMap<string, Role>): (readonly [string, string])[] {
  const chain: (readonly [string, string])[] = [];
  const seen = new Set<string>();
  for (let current: Role | undefined = role; current && !seen.has(current.id); ) {
    seen.add(current.id);
    const next: string | undefined = current.grantedBy[0];
    if (next === undefined) break;
    chain.push([current.id, next]);
    current = known.get(next);
  }
  return chain;
}
