import type { Diagram, DiagramStep } from './diagram.ts';

/** A workflow as a Mermaid flowchart: solid what is required, dashed what a condition looks at, thick what leads back. */
export function mermaidOf({ steps, edges, words }: Diagram): string {
  const name = (id: string) => `s${steps.findIndex((step) => step.id === id)}`;
  const conditionOf = (id: string) => steps.find((step) => step.id === id)?.condition ?? '';
  const decisions = steps.flatMap((step) =>
    step.outcomes.flatMap(({ title, ends, reopens, adds }) => [
      ...[...reopens, ...adds].map((id) => `  ${name(step.id)} == "${quoted(title)}" ==> ${name(id)}`),
      ...(ends ? [`  ${name(step.id)} -- "${quoted(title)}" --> stop`] : []),
    ]),
  );
  const hasEnd = steps.some(({ outcomes }) => outcomes.some(({ ends }) => ends));
  return `${[
    'flowchart TD',
    ...steps.map((step) => `  ${name(step.id)}["${labelOf(step)}"]`),
    ...(hasEnd ? [`  stop([${JSON.stringify(words.say('end'))}])`] : []),
    ...edges
      .filter(({ kind }) => kind !== 'adds')
      .map(({ from, to, kind }) =>
        kind === 'requires'
          ? `  ${name(from)} --> ${name(to)}`
          : `  ${name(from)} -. "${quoted(conditionOf(to))}" .-> ${name(to)}`,
      ),
    ...decisions,
  ].join('\n')}\n`;
}

const labelOf = ({ title, roles, notes }: DiagramStep): string =>
  [`<b>${quoted(title)}</b>`, quoted(roles), ...notes.map(quoted)].join('<br/>');

/** Mermaid reads quotes, brackets and ampersands in labels as entities. */
const quoted = (text: string): string =>
  text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');
