/** A box to be placed, in pixels. */
export interface Box {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface Link {
  readonly from: string;
  readonly to: string;
}

export interface Cell extends Box {
  /** Centre. */
  x: number;
  readonly isWaypoint: boolean;
}

/** Boxes in layers, from the top, and for each link the cells that it goes through. */
export interface Layout {
  readonly layers: readonly (readonly Cell[])[];
  readonly paths: readonly (readonly string[])[];
}

const SWEEPS = 16;
const PULLS = 40;

/**
 * Places boxes in layers, what comes first above, with few crossings. A link over several layers is led through a
 * waypoint in each. A link that would close a circle goes upwards and has no waypoints.
 */
export function layOut(boxes: readonly Box[], links: readonly Link[], gap: number): Layout {
  const down = withoutCircles(boxes, links);
  const rank = ranksOf(boxes, down);
  const layers: Cell[][] = [];
  const put = (layer: number, cell: Cell): void => {
    layers[layer] ??= [];
    layers[layer]?.push(cell);
  };
  for (const box of boxes) put(rank.get(box.id) ?? 0, { ...box, x: 0, isWaypoint: false });
  const paths = links.map(({ from, to }) => {
    const through: string[] = [];
    for (let layer = (rank.get(from) ?? 0) + 1; layer < (rank.get(to) ?? 0); layer += 1) {
      const id = `${from}>${to}@${layer}`;
      through.push(id);
      put(layer, { id, width: 16, height: 0, x: 0, isWaypoint: true });
    }
    return [from, ...through, to];
  });
  const neighbours = neighboursOf(paths);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    order(sweep % 2 === 0 ? layers : layers.toReversed(), neighbours);
  for (const layer of layers) spread(layer, gap);
  for (let pass = 0; pass < PULLS; pass += 1) {
    for (const layer of pass % 2 === 0 ? layers : layers.toReversed()) pull(layer, layers, neighbours, gap);
  }
  return { layers, paths };
}

/** Links that go down only, when those that would lead back to where they came from are left out. */
function withoutCircles(boxes: readonly Box[], links: readonly Link[]): readonly Link[] {
  const kept: Link[] = [];
  const leads = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return kept.some((link) => link.from === from && leads(link.to, to, seen));
  };
  const place = (id: string) => boxes.findIndex((box) => box.id === id);
  const inOrder = [...links].sort((a, b) => place(a.from) - place(b.from));
  for (const link of inOrder) if (!leads(link.to, link.from)) kept.push(link);
  return kept;
}

/** The length of the longest way from the top to each box. */
function ranksOf(boxes: readonly Box[], links: readonly Link[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  const rankOf = (id: string): number => {
    const known = ranks.get(id);
    if (known !== undefined) return known;
    const above = links.filter(({ to }) => to === id).map(({ from }) => rankOf(from) + 1);
    const rank = Math.max(0, ...above);
    ranks.set(id, rank);
    return rank;
  };
  for (const { id } of boxes) rankOf(id);
  return ranks;
}

function neighboursOf(paths: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (one: string, other: string) => found.set(one, [...(found.get(one) ?? []), other]);
  for (const path of paths) {
    path.slice(1).forEach((id, index) => {
      const before = path[index] ?? '';
      note(before, id);
      note(id, before);
    });
  }
  return found;
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function order(layers: readonly Cell[][], neighbours: ReadonlyMap<string, readonly string[]>): void {
  const place = new Map<string, number>();
  const note = (layer: readonly Cell[]) =>
    layer.forEach(({ id }, index) => {
      place.set(id, (index + 0.5) / layer.length);
    });
  for (const layer of layers) note(layer);
  for (const layer of layers) {
    const wish = new Map(
      layer.map(({ id }) => [id, mean((neighbours.get(id) ?? [id]).map((other) => place.get(other) ?? 0))]),
    );
    layer.sort((a, b) => (wish.get(a.id) ?? 0) - (wish.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
    note(layer);
  }
}

function spread(layer: readonly Cell[], gap: number): void {
  let right = 0;
  for (const cell of layer) {
    cell.x = right + cell.width / 2;
    right += cell.width + gap;
  }
  for (const cell of layer) cell.x -= (right - gap) / 2;
}

/** Moves a layer's cells towards their neighbours, and apart again where they would touch. */
function pull(
  layer: readonly Cell[],
  layers: readonly (readonly Cell[])[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  gap: number,
): void {
  const at = new Map(layers.flat().map(({ id, x }) => [id, x]));
  const wishes = layer.map(({ id, x }) => {
    const around = (neighbours.get(id) ?? []).map((other) => at.get(other) ?? x);
    return around.length > 0 ? x + (mean(around) - x) / 2 : x;
  });
  const room = (index: number) => ((layer[index]?.width ?? 0) + (layer[index + 1]?.width ?? 0)) / 2 + gap;
  const fromLeft = [...wishes];
  for (let i = 1; i < layer.length; i += 1) {
    fromLeft[i] = Math.max(fromLeft[i] ?? 0, (fromLeft[i - 1] ?? 0) + room(i - 1));
  }
  const fromRight = [...wishes];
  for (let i = layer.length - 2; i >= 0; i -= 1) {
    fromRight[i] = Math.min(fromRight[i] ?? 0, (fromRight[i + 1] ?? 0) - room(i));
  }
  layer.forEach((cell, index) => {
    cell.x = ((fromLeft[index] ?? 0) + (fromRight[index] ?? 0)) / 2;
  });
}
