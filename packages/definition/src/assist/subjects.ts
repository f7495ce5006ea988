import type { CelType } from '@greffe/rules';
import { fieldKey } from '../bundle/textKeys.ts';
import { type AssistGround, type ExpressionPlace, environmentAt, namesAt } from './place.ts';

/** Something that a condition can be about: a field, or what the engine knows besides. */
export interface Subject {
  /** How an expression names it: `this.visit.date`, `outcomes.opinion`, `today`. */
  readonly path: string;
  readonly type: CelType;
  /** Key of the text by which people know it, where it has one. */
  readonly title?: string;
  /** Keys of the texts of what it stands in, outermost first: its step, its sections. */
  readonly within: readonly string[];
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * Everything that a condition at a place can be about, in the order of the screen; a field once, by its shortest path.
 * What stands in the items of a list is not among it: there is no one value to ask.
 */
export function subjectsAt(ground: AssistGround, place: ExpressionPlace): readonly Subject[] {
  const { variables } = environmentAt(ground, place);
  const named = namesAt(ground, place);
  const found: Subject[] = [];
  const walk = (path: string, type: CelType, within: readonly string[]): void => {
    const { title, options = named(`${path}.*`).options } = named(path);
    if (typeof type !== 'object' || 'list' in type) {
      found.push({ path, type, within, ...(title !== undefined && { title }), ...(options && { options }) });
      return;
    }
    const inside = title === undefined ? within : [...within, title];
    for (const [name, member] of Object.entries(type.object)) walk(`${path}.${name}`, member, inside);
  };
  for (const [name, type] of Object.entries(variables)) {
    // `this` is what `data` is at the root; within a section it is the shorter way to the same fields.
    if (name === 'data' && 'step' in place) continue;
    walk(name, type, []);
  }
  if ('step' in place && place.scope !== '') addRest(ground, place, found);
  return found;
}

/** The fields of the step that stand outside of what `this` means. */
function addRest(
  ground: AssistGround,
  { step, scope }: { readonly step: string; readonly scope: string },
  found: Subject[],
): void {
  const whole = subjectsAt(ground, { step, scope: '' });
  const inside = scope.split('/').slice(1).join('.');
  for (const subject of whole) {
    if (!subject.path.startsWith('this.')) continue;
    const path = subject.path.slice('this.'.length);
    if (path !== inside && !path.startsWith(`${inside}.`)) found.push({ ...subject, path: `data.${path}` });
  }
  const section = fieldKey(step, scope, 'title');
  found.forEach((subject, index) => {
    if (subject.path.startsWith('this.')) found[index] = { ...subject, within: [section, ...subject.within] };
  });
}
