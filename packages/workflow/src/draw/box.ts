import type { Diagram, DiagramStep } from './diagram.ts';
import type { Box } from './layout.ts';

/** A line of a box's text, with how it looks. */
export interface Line {
  readonly text: string;
  readonly kind: 'title' | 'roles' | 'note' | 'cel' | 'outcome';
}

export interface StepBox extends Box {
  readonly lines: readonly Line[];
}

const WIDTH = 304;
const PADDING = 12;
export const LINE_HEIGHT = 18;

/** Characters that fit: SVG cannot be measured here, so widths are those of common fonts, rounded up. */
const FIT: Readonly<Record<Line['kind'], number>> = { title: 33, roles: 40, note: 44, cel: 40, outcome: 39 };

/** A step as the lines of its box, and how much room they take. */
export function boxOf(step: DiagramStep, { words }: Diagram): StepBox {
  const { say } = words;
  const lines: Line[] = [
    ...wrap(step.title, 'title'),
    ...wrap(step.roles, 'roles'),
    ...wrap(step.notes.join(' · '), 'note'),
    ...(step.condition === undefined ? [] : wrap(say('if', { cel: step.condition }), 'cel')),
    ...step.outcomes.flatMap(({ title, condition, ends, reopens, adds }) => {
      const names = (ids: readonly string[]) => ({ steps: ids.map((id) => words.step(id)).join(', ') });
      const does = [
        ...(reopens.length > 0 ? [say('reopens', names(reopens))] : []),
        ...(adds.length > 0 ? [say('adds', names(adds))] : []),
        ...(ends ? [say('ends')] : []),
      ];
      return [
        ...wrap(
          `▸ ${does.length > 0 ? say('decides', { outcome: title, does: does.join('; ') }) : title}`,
          'outcome',
        ),
        ...(condition === undefined ? [] : wrap(say('if', { cel: condition }), 'cel', '   ')),
      ];
    }),
  ];
  return { id: step.id, width: WIDTH, height: lines.length * LINE_HEIGHT + 2 * PADDING - 4, lines };
}

/** Lines of words that fit in a box; a word that is longer alone is cut. */
function wrap(text: string, kind: Line['kind'], indent = ''): Line[] {
  const fit = FIT[kind] - indent.length;
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((long) => long.match(new RegExp(`.{1,${fit}}`, 'gu')) ?? [])) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= fit)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => ({ text: `${indent}${line}`, kind }));
}
