/** Shapes of SVG and the attributes that say where they are. Nothing else of a file reaches the page. */
const geometry: Readonly<Record<string, readonly string[]>> = {
  path: ['d'],
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  polygon: ['points'],
  polyline: ['points'],
  line: ['x1', 'y1', 'x2', 'y2'],
};

export interface DrawnShape {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The id of the shape, or of the group it is in: what a region is found by. */
  readonly id: string | undefined;
}

export interface Drawing {
  readonly viewBox: string;
  readonly shapes: readonly DrawnShape[];
}

/** What a shape and the groups around it turn and move it by, the outermost first. */
function transformOf(element: Element): string {
  const own = element.getAttribute('transform') ?? '';
  const outer = element.parentElement === null ? '' : transformOf(element.parentElement);
  return `${outer} ${own}`.trim();
}

/** Whether it is only defined to be used elsewhere, and not drawn where it stands. */
const isDefinition = (element: Element) => element.closest('defs, clipPath, mask, symbol, pattern') !== null;

function idOf(element: Element): string | undefined {
  const holder = element.closest('[id]');
  return holder === null || holder.localName === 'svg' ? undefined : holder.id;
}

/**
 * The shapes of an SVG file: their outlines and ids, and none of its styles, scripts, links or images.
 * Throws when the text is no SVG or does not say its size.
 */
export function readDrawing(svg: string): Drawing {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (root.localName !== 'svg')
    throw new Error('This text is no SVG. Give the whole file, from <svg> to </svg>.');
  const [width, height] = [root.getAttribute('width'), root.getAttribute('height')].map((length) =>
    Number.parseFloat(length ?? ''),
  );
  const viewBox = root.getAttribute('viewBox') ?? (width && height ? `0 0 ${width} ${height}` : undefined);
  if (viewBox === undefined)
    throw new Error('The SVG has no viewBox. Add one, such as viewBox="0 0 200 400".');
  const shapes = [...root.querySelectorAll(Object.keys(geometry).join(','))]
    .filter((element) => !isDefinition(element))
    .map((element): DrawnShape => {
      const names = geometry[element.localName] ?? [];
      const transform = transformOf(element);
      const attributes = names.flatMap((name) => {
        const value = element.getAttribute(name);
        return value === null ? [] : [[name, value] as const];
      });
      return {
        tag: element.localName,
        attributes: Object.fromEntries(
          transform === '' ? attributes : [...attributes, ['transform', transform]],
        ),
        id: idOf(element),
      };
    });
  return { viewBox, shapes };
}
