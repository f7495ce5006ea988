import { type Answer, evaluateTree } from '@greffe/rules';
import { canonicalJson } from '../data/canonical.ts';
import { createEditor, type Editor } from '../data/editor.ts';
import { atSameIndices, expandPattern, patternOf } from '../data/pattern.ts';
import { getAt, isWithin } from '../data/pointer.ts';
import type { Field, FieldOption, LocalDate, Pointer, ScopedExpression, Step, StepData } from '../types.ts';
import { cleanData, isGiven, typedData } from './given.ts';
import type { DerivedStep, RuleAnswer } from './model.ts';

/** What deriving needs: the step, its fields in settling order, and answers of expressions. */
interface Derivation {
  readonly step: Step;
  readonly order: readonly Field[];
  /** The field of a pattern. */
  readonly field: (pattern: Pointer) => Field | undefined;
  readonly fieldAt: (pointer: Pointer) => Field | undefined;
  readonly data: StepData;
  readonly today: LocalDate;
  readonly answer: (cel: string, scope: Pointer, seen: StepData) => Answer;
  readonly options: (field: Field | undefined, pointer: Pointer, seen: StepData) => readonly FieldOption[];
}

/** The three faces of a step's data while it settles. */
interface Faces {
  /** As typed. */
  readonly data: Editor;
  /** Without what is hidden or not given. */
  readonly visible: Editor;
  /** What expressions see: `visible`, well typed. */
  readonly seen: Editor;
}

/** Settles conditions and derived values in one pass, then asks what follows. */
export function deriveStep(derivation: Derivation): DerivedStep {
  const { step, field, answer } = derivation;
  const clean = cleanData(derivation.data, field) as StepData;
  const faces: Faces = {
    data: createEditor(derivation.data),
    visible: createEditor(clean),
    seen: createEditor(typedData(clean, field) as StepData),
  };
  const roots = new Set<Pointer>();
  const known = new Set<Pointer>();
  for (const settled of derivation.order) settle(settled, derivation, faces, roots, known);

  const data = faces.data.data;
  const visible = faces.visible.data;
  const seen = faces.seen.data;
  const hidden = withInner(roots, step, data);
  const ask = (expression: ScopedExpression, pointer: Pointer): unknown => {
    const result = answer(expression.cel, atSameIndices(expression.scope, pointer), seen);
    return result.known ? result.value : undefined;
  };
  const where = (holds: (logic: Field['logic']) => boolean | ScopedExpression | undefined) =>
    step.fields.flatMap((candidate) => {
      const said = holds(candidate.logic);
      if (said === undefined || said === false) return [];
      return expandPattern(candidate.pointer, visible).filter(
        (pointer) => !hidden.has(pointer) && (said === true || ask(said, pointer) === true),
      );
    });
  return {
    today: derivation.today,
    data,
    visible,
    hidden,
    required: new Set(where((logic) => logic.required)),
    readOnly: withInner(new Set([...where((logic) => logic.readOnly), ...known]), step, data),
    cleared: new Set(where((logic) => logic.clearedWhen).filter((pointer) => isGiven(getAt(data, pointer)))),
    options: (pointer) => derivation.options(derivation.fieldAt(pointer), pointer, seen),
    rules: rulesOf(derivation, visible, seen, hidden),
  };
}

function settle(
  field: Field,
  { answer }: Derivation,
  faces: Faces,
  hidden: Set<Pointer>,
  known: Set<Pointer>,
): void {
  const { visible, derived, readOnly } = field.logic;
  const ask = (expression: ScopedExpression, pointer: Pointer) =>
    answer(expression.cel, atSameIndices(expression.scope, pointer), faces.seen.data);
  for (const pointer of expandPattern(field.pointer, faces.visible.data)) {
    if (isInside(pointer, hidden)) continue;
    if (visible) {
      const shown = ask(visible, pointer);
      if (!shown.known || shown.value !== true) {
        hidden.add(pointer);
        faces.visible.remove(pointer);
        faces.seen.remove(pointer);
        continue;
      }
    }
    if (!derived) continue;
    const value = ask(derived, pointer);
    if (value.known) {
      known.add(pointer);
      place(faces, pointer, value.value);
    } else if (readOnly === true) {
      for (const face of Object.values(faces) as Editor[]) face.remove(pointer);
    }
  }
}

/** Puts a derived value in place; where it stands already, nothing changes. */
function place(faces: Faces, pointer: Pointer, value: unknown): void {
  for (const face of Object.values(faces) as Editor[]) {
    const before = getAt(face.data, pointer);
    const isSame =
      typeof value === 'object' && before !== undefined && canonicalJson(before) === canonicalJson(value);
    if (!isSame) face.set(pointer, value);
  }
}

function isInside(pointer: Pointer, roots: ReadonlySet<Pointer>): boolean {
  if (roots.size === 0) return false;
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    if (roots.has(pointer.slice(0, end))) return true;
  }
  return false;
}

/** Pointers with those of every field inside them. */
function withInner(roots: ReadonlySet<Pointer>, step: Step, data: StepData): ReadonlySet<Pointer> {
  const all = new Set(roots);
  const patterns = new Set([...roots].map(patternOf));
  if (patterns.size === 0) return all;
  for (const { pointer: pattern } of step.fields) {
    if (!isInside(pattern, patterns)) continue;
    for (const pointer of expandPattern(pattern, data)) if (isInside(pointer, roots)) all.add(pointer);
  }
  return all;
}

function rulesOf(
  { step, answer }: Derivation,
  visible: StepData,
  seen: StepData,
  hidden: ReadonlySet<Pointer>,
): RuleAnswer[] {
  return step.rules.flatMap((rule) =>
    expandPattern(rule.scope, visible).flatMap((scope): RuleAnswer[] => {
      const at = atSameIndices(rule.at, scope);
      if (hidden.has(at) || (scope !== '' && !isWithin(at, scope))) return [];
      return [{ rule, at, explanation: evaluateTree(rule.assert, (cel) => answer(cel, scope, seen)) }];
    }),
  );
}
