import type { Diagram } from './diagram.ts';
import { escaped } from './escaped.ts';
import type { Page, Place } from './place.ts';

/** Room between the ways of two decisions. */
export const LANE = 18;
/** From the edge of a layer to the way of a decision beside it. */
const BESIDE = 18;

/** The ways of decisions that lead back: out below their step, along the right side, in above each step they begin. */
export function lanesOf({ steps, edges }: Diagram, page: Page) {
  const paths: string[] = [];
  const labels: string[] = [];
  let right = page.right;
  for (const step of steps) {
    const from = page.places.get(step.id);
    if (!from) continue;
    let index = 0;
    for (const { title, reopens, adds } of step.outcomes) {
      // What stands below because of this decision has its arrow already.
      const isBelow = (id: string) => edges.some(({ to, kind }) => to === id && kind === 'adds');
      const targets = [...reopens, ...adds.filter((id) => !isBelow(id))].flatMap(
        (id) => page.places.get(id) ?? [],
      );
      if (targets.length === 0) continue;
      right += LANE;
      const start = { x: from.x + from.width / 2 - 24 - index * 12, y: from.y + from.height / 2 };
      const below = (page.layers[from.layer]?.bottom ?? start.y) + BESIDE + index * LANE;
      index += 1;
      for (const target of targets) paths.push(wayTo(target, start, below, right, page));
      labels.push(`<text class="label" x="${start.x + 8}" y="${below - 5}">${escaped(title)}</text>`);
    }
  }
  return { paths, labels, right };
}

function wayTo(
  target: Place,
  start: { readonly x: number; readonly y: number },
  below: number,
  lane: number,
  page: Page,
): string {
  const above = (page.layers[target.layer]?.top ?? 0) - BESIDE;
  const x = target.x + target.width / 2 - 20;
  const end = target.y - target.height / 2 - 2;
  return `<path class="back" marker-end="url(#back)" d="${rounded([
    [start.x, start.y],
    [start.x, below],
    [lane, below],
    [lane, above],
    [x, above],
    [x, end],
  ])}"/>`;
}

const RADIUS = 8;

/** Straight lines with rounded corners. */
function rounded(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${x} ${y}`;
      if (!after) return `L${x} ${y}`;
      const [fromX, fromY] = towards([x, y], before);
      const [toX, toY] = towards([x, y], after);
      return `L${fromX} ${fromY}Q${x} ${y} ${toX} ${toY}`;
    })
    .join('');
}

/** A point on the way from a corner to another point, a radius away or half the way. */
function towards(
  corner: readonly [number, number],
  other: readonly [number, number],
): readonly [number, number] {
  const [dx, dy] = [other[0] - corner[0], other[1] - corner[1]];
  const length = Math.hypot(dx, dy) || 1;
  const part = Math.min(RADIUS, length / 2) / length;
  return [Math.round((corner[0] + dx * part) * 10) / 10, Math.round((corner[1] + dy * part) * 10) / 10];
}
