import { boxOf, LINE_HEIGHT, type StepBox } from './box.ts';
import type { Diagram, DiagramEdge } from './diagram.ts';
import { escaped } from './escaped.ts';
import { LANE, lanesOf } from './lanes.ts';
import { type Cell, layOut } from './layout.ts';
import type { Page, Place } from './place.ts';

const GAP = 36;
const MARGIN = 24;
/** Between layers: room for the arrows, and for the ways of decisions that lead back. */
const CHANNEL = 64;
const END = ' end';

const STYLE = `
text { font: 13px system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; fill: #1b2733; }
.title { font-weight: 600; font-size: 14px; }
.roles { fill: #284b70; }
.note { fill: #4d5b68; font-size: 12px; }
.cel { font: 11.5px ui-monospace, 'DejaVu Sans Mono', Consolas, monospace; fill: #5a3d7a; }
.outcome { fill: #7a4708; }
.label { font-size: 12px; fill: #7a4708; paint-order: stroke; stroke: #fff; stroke-width: 4px; }
.page { fill: #fff; }
.step { fill: #f2f6fb; stroke: #3c6188; stroke-width: 1.4; }
.end { fill: #1b2733; }
.end-text { fill: #fff; text-anchor: middle; }
path { fill: none; stroke: #5b6b7b; stroke-width: 1.5; }
.condition { stroke: #7a5aa0; stroke-dasharray: 6 4; }
.back { stroke: #b06a10; }
marker path { stroke: none; fill: #5b6b7b; }
#back path { fill: #b06a10; }
#condition path { fill: #7a5aa0; }`;

/** A workflow as one SVG file that needs nothing else, with its words for who cannot see it. */
export function svgOf(diagram: Diagram): string {
  const { title, words } = diagram;
  const hasEnd = diagram.steps.some(({ outcomes }) => outcomes.some(({ ends }) => ends));
  const boxes = diagram.steps.map((step) => boxOf(step, diagram));
  const ends = diagram.steps.filter(({ outcomes }) => outcomes.some((outcome) => outcome.ends));
  const end: StepBox = { id: END, width: 84, height: 32, lines: [] };
  const edges = essential(diagram.edges);
  const links = [...edges, ...ends.map(({ id }) => ({ from: id, to: END }))];
  const { layers, paths } = layOut(hasEnd ? [...boxes, end] : boxes, links, GAP);
  const { page, cells, width: plain } = placesOf(layers, [...boxes, end], channelOf(diagram));
  const lanes = lanesOf(diagram, page);
  const width = Math.ceil(Math.max(plain, lanes.right + MARGIN));
  const height = Math.ceil((page.layers.at(-1)?.bottom ?? 0) + MARGIN);
  const arrows = paths.map((path, index) => arrowOf(path, edges[index], page, cells));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped(told(diagram))}</desc>
<style>${STYLE}
</style>
<defs>${['requires', 'condition', 'back'].map(marker).join('')}</defs>
<rect class="page" width="${width}" height="${height}"/>
${[...arrows, ...lanes.paths].join('\n')}
${boxes.map(({ id }) => drawBox(page.places.get(id))).join('\n')}
${hasEnd ? drawEnd(page.places.get(END), words.say('end')) : ''}
${lanes.labels.join('\n')}
</svg>
`;
}

/** What follows from other arrows is not drawn: who comes after the second comes after the first. */
function essential(edges: readonly DiagramEdge[]): readonly DiagramEdge[] {
  const required = edges.filter(({ kind }) => kind === 'requires');
  const leads = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return required.some((edge) => edge.from === from && leads(edge.to, to, seen));
  };
  return edges.filter(
    ({ from, to, kind }) =>
      kind !== 'requires' ||
      !required.some((edge) => edge.from === from && edge.to !== to && leads(edge.to, to)),
  );
}

/** Higher where a step has several decisions that lead back, each on a way of its own. */
function channelOf({ steps }: Diagram): number {
  const back = steps.map(
    ({ outcomes }) => outcomes.filter(({ reopens, adds }) => reopens.length + adds.length > 0).length,
  );
  return CHANNEL + LANE * Math.max(0, Math.max(0, ...back) - 1);
}

const marker = (id: string) =>
  `<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>`;

/** Layers below each other, each as high as its highest box, and everything right of the margin. */
function placesOf(layers: readonly (readonly Cell[])[], boxes: readonly StepBox[], channel: number) {
  const all = layers.flat();
  const left = Math.min(...all.map(({ x, width }) => x - width / 2)) - MARGIN;
  const cells = new Map<string, { readonly x: number; readonly layer: number }>();
  const places = new Map<string, Place>();
  const edges: { top: number; bottom: number }[] = [];
  let top = MARGIN;
  layers.forEach((layer, index) => {
    const height = Math.max(...layer.map((cell) => cell.height));
    edges.push({ top, bottom: top + height });
    for (const { id, x, height: own } of layer) {
      cells.set(id, { x: Math.round(x - left), layer: index });
      const box = boxes.find((candidate) => candidate.id === id);
      if (box) places.set(id, { ...box, x: Math.round(x - left), y: top + own / 2, layer: index });
    }
    top += height + channel;
  });
  const right = Math.max(...all.map(({ x, width }) => x + width / 2)) - left;
  return { page: { places, layers: edges, right }, cells, width: right + MARGIN };
}

type Cells = ReadonlyMap<string, { readonly x: number; readonly layer: number }>;

/** A curve from box to box through its waypoints, straight past the boxes of a layer. */
function arrowOf(path: readonly string[], edge: DiagramEdge | undefined, page: Page, cells: Cells): string {
  const kind = edge === undefined || edge.kind === 'adds' ? 'back' : edge.kind;
  const [first = '', ...rest] = path;
  const start = page.places.get(first);
  if (!start) return '';
  let from = { x: start.x, y: start.y + start.height / 2 };
  let line = `M${from.x} ${from.y}`;
  for (const id of rest) {
    const cell = cells.get(id);
    const place = page.places.get(id);
    const edges = page.layers[cell?.layer ?? 0];
    if (!cell || !edges) continue;
    const to = { x: cell.x, y: (place ? place.y - place.height / 2 : edges.top) - (place ? 2 : 0) };
    const bend = Math.max(24, Math.abs(to.y - from.y) / 2);
    line += `C${from.x} ${from.y + bend} ${to.x} ${to.y - bend} ${to.x} ${to.y}`;
    from = place ? to : { x: cell.x, y: edges.bottom };
    if (!place) line += `L${from.x} ${from.y}`;
  }
  return `<path class="${kind}" marker-end="url(#${kind})" d="${line}"/>`;
}

function drawBox(place: Place | undefined): string {
  if (!place) return '';
  const [left, top] = [place.x - place.width / 2, place.y - place.height / 2];
  const texts = place.lines.map(
    ({ text, kind }, index) =>
      `<text class="${kind}" x="${left + 12}" y="${top + 22 + index * LINE_HEIGHT}" xml:space="preserve">${escaped(text)}</text>`,
  );
  return `<rect class="step" x="${left}" y="${top}" width="${place.width}" height="${place.height}" rx="8"/>${texts.join('')}`;
}

function drawEnd(place: Place | undefined, text: string): string {
  if (!place) return '';
  const { x, y, width, height } = place;
  return `<rect class="end" x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="16"/><text class="end-text" x="${x}" y="${y + 5}">${escaped(text)}</text>`;
}

/** The whole drawing in sentences. */
function told({ title, words, steps, edges }: Diagram): string {
  const lines = steps.map(({ id, title: step, roles, notes, condition, outcomes }) => {
    const before = edges
      .filter(({ to, kind }) => to === id && kind === 'requires')
      .map(({ from }) => words.step(from));
    const parts = [
      roles,
      ...notes,
      ...(before.length > 0 ? [words.say('requires', { steps: before.join(', ') })] : []),
      ...(condition === undefined ? [] : [words.say('if', { cel: condition })]),
      ...outcomes.map((outcome) => outcome.title),
    ];
    return `${step}: ${parts.join('; ')}.`;
  });
  return [words.say('desc', { type: title }), ...lines].join(' ');
}
