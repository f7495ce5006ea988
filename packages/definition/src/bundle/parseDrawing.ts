import type { Findings } from '../lint/finding.ts';

/** A drawing of `pictures/` as a bundle has it: outlines and their ids, and nothing else of the file. */
export interface ParsedDrawing {
  readonly svg: string;
  /** Ids of its shapes and groups: the regions that can be chosen on it. */
  readonly regions: readonly string[];
}

/** Elements of SVG that are kept, and the attributes that say where they are. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  svg: ['viewBox', 'width', 'height'],
  g: ['id', 'transform'],
  path: ['id', 'transform', 'd'],
  rect: ['id', 'transform', 'x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['id', 'transform', 'cx', 'cy', 'r'],
  ellipse: ['id', 'transform', 'cx', 'cy', 'rx', 'ry'],
  polygon: ['id', 'transform', 'points'],
  polyline: ['id', 'transform', 'points'],
  line: ['id', 'transform', 'x1', 'y1', 'x2', 'y2'],
};

/** What is not markup of elements, by how it begins and ends: comments, raw text, instructions, the doctype. */
const ASIDES: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];
/** Groups in groups: more than any drawing has. */
const DEEPEST = 100;
const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;
/** What outlines, places and ids are written with; no value of the format needs another sign. */
const PLAIN = /^[\w\s.,+()%-]*$/;

/**
 * Cleans an SVG: shapes and groups with their outlines, places and ids stay; styles, scripts, links, images, texts and
 * definitions go, with all that is in them. A fault that leaves nothing to draw is a finding.
 */
export function parseDrawing(file: string, text: string, findings: Findings): ParsedDrawing | undefined {
  const out: string[] = [];
  // Whether everything around it is kept too is in `isKept`.
  const open: { readonly name: string; readonly isKept: boolean }[] = [];
  const regions = new Set<string>();
  const fault = (message: string, suggestion?: string) => {
    findings.error('picture.syntax', { file, pointer: '' }, message, suggestion);
    return undefined;
  };
  const markup = withoutAsides(text);
  if (typeof markup !== 'string') return fault(`${markup.open} is not closed.`);
  for (const [, slash, name = '', attributes = '', closed] of markup.matchAll(TAG)) {
    if (slash !== '') {
      const last = open.pop();
      if (last?.name !== name) return fault(`</${name}> closes what is not open.`);
      if (last.isKept) out.push(`</${name}>`);
      continue;
    }
    if (open.length === 0 && out.length > 0)
      return fault(`<${name}> stands after the end of the drawing.`, 'Keep one <svg> with everything in it.');
    if (open.length >= DEEPEST) return fault(`Groups lie more than ${DEEPEST} levels deep.`);
    const isKept = Object.hasOwn(KEPT, name) && (open.at(-1)?.isKept ?? true);
    if (isKept) {
      const kept = attributesOf(name, attributes);
      if (name === 'svg' && open.length === 0)
        out.push(`<svg xmlns="http://www.w3.org/2000/svg"${written(kept)}`);
      else out.push(`<${name}${written(kept)}`);
      out.push(closed === '' ? '>' : '/>');
      const id = kept.find(([word]) => word === 'id')?.[1];
      if (id !== undefined) regions.add(id);
    }
    if (closed === '') open.push({ name, isKept });
  }
  const svg = out.join('');
  if (open.length > 0) return fault(`<${open.at(-1)?.name}> is not closed.`);
  if (!svg.startsWith('<svg ')) return fault('This is no SVG.', 'Give the whole file, from <svg> to </svg>.');
  if (!/^<svg [^>]*(?:viewBox=|width=[^>]*height=)/.test(svg))
    return fault('The SVG does not say its size.', 'Add a viewBox, such as viewBox="0 0 200 400".');
  return { svg, regions: [...regions] };
}

/** The text without what is no element, looked through once; or what of it begins and never ends. */
function withoutAsides(text: string): string | { readonly open: string } {
  const parts: string[] = [];
  const beginning = /<[!?]/g;
  let from = 0;
  for (let found = beginning.exec(text); found !== null; found = beginning.exec(text)) {
    parts.push(text.slice(from, found.index));
    const [begin, end] = ASIDES.find(([sign]) => text.startsWith(sign, found?.index)) ?? ['<!', '>'];
    const closed = text.indexOf(end, found.index + begin.length);
    if (closed < 0) return { open: begin };
    from = closed + end.length;
    beginning.lastIndex = from;
  }
  return parts.join('') + text.slice(from);
}

/** Those that are known, each once. */
function attributesOf(name: string, text: string): [string, string][] {
  const known = KEPT[name] ?? [];
  const kept = new Map<string, string>();
  for (const [, word = '', double, single] of text.matchAll(ATTRIBUTE)) {
    const value = double ?? single ?? '';
    if (known.includes(word) && !kept.has(word) && PLAIN.test(value)) kept.set(word, value);
  }
  return [...kept];
}

const written = (attributes: readonly [string, string][]) =>
  attributes.map(([word, value]) => ` ${word}="${value.replace(/\s+/g, ' ').trim()}"`).join('');
