import { describe, expect, it } from 'vitest';
import { createActor, setup } from 'xstate';
import { bundleOf, cel, outcome, step, undo } from '../../test/workflows.ts';
import { drawWorkflow } from './index.ts';

const bundle = {
  ...bundleOf(
    [
      step('intake', {
        outcomes: [outcome('stop', { when: cel('data.kind == "a<b"'), ends: true }), outcome('go')],
      }),
      step('answer', { requires: ['intake'], when: cel('rounds.opinion > 1') }),
      step('opinion', {
        ...undo,
        requires: ['answer', 'intake'],
        when: cel('steps.intake.kind == "y"'),
        outcomes: [
          outcome('question', { reopens: ['answer', 'opinion'], adds: ['visit'] }),
          outcome('given'),
        ],
      }),
      step('visit', { repeat: { kind: 'byOutcome' } }),
      step('letter', { requires: [], when: cel('steps.opinion.kind == "y"') }),
    ],
    { fields: { intake: { kind: 'text' }, opinion: { kind: 'text' } } },
  ),
  texts: { en: { 'step.intake.title': 'Intake & more', 'role.clerk.title': 'Clerk' } },
};

const count = (text: string, part: RegExp) => [...text.matchAll(part)].length;

describe('a workflow as SVG', () => {
  const svg = drawWorkflow(bundle, 'loan', 'svg', 'en');

  it('has a box a step, with its title in the language, its role and its correction', () => {
    expect(count(svg, /<rect class="step"/g)).toBe(5);
    expect(svg).toContain('Intake &amp; more');
    expect(svg).toContain('>Clerk</text>');
    expect(svg).toContain('can be undone for 5 minutes');
  });

  it('draws what is required once, conditions dashed, ends, and decisions that lead back', () => {
    // Opinion comes after intake because it comes after the answer.
    expect(count(svg, /<path class="requires"/g)).toBe(2);
    expect(count(svg, /<path class="condition"/g)).toBe(1);
    // To the end, to the visit that it adds, and back to two steps.
    expect(count(svg, /<path class="back"/g)).toBe(4);
    expect(svg).toContain('>End</text>');
  });

  it('is told in words too, and is well formed whatever an expression holds', () => {
    expect(svg).toMatch(/role="img" aria-labelledby="title desc"/);
    expect(svg).toContain('letter: Clerk; can be reopened; if steps.opinion.kind == &quot;y&quot;.');
    expect(svg).toContain('&quot;a&lt;b&quot;');
    expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
  });

  it('puts every box on the page and none on another', () => {
    const boxes = [
      ...svg.matchAll(/<rect class="(?:step|end)" x="([\d.-]+)" y="([\d.-]+)" width="(\d+)" height="(\d+)"/g),
    ].map(([, x, y, width, height]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    }));
    const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      for (const other of boxes) {
        if (other === box) continue;
        const isBeside = other.x >= box.x + box.width || box.x >= other.x + other.width;
        const isBelow = other.y >= box.y + box.height || box.y >= other.y + other.height;
        expect(isBeside || isBelow).toBe(true);
      }
    }
  });

  it('speaks the language asked for, and has ids where there are no texts', () => {
    const french = drawWorkflow(bundle, 'loan', 'svg', 'fr');
    expect(french).toContain('annulable pendant 5 minutes');
    expect(french).toContain('>intake</text>');
  });
});

describe('a workflow for other tools', () => {
  it('as Mermaid text, with nothing that ends a label early', () => {
    const text = drawWorkflow(bundle, 'loan', 'mermaid', 'en');
    expect(text).toContain('flowchart TD');
    expect(text).toContain('s0["<b>Intake #amp; more</b><br/>Clerk<br/>can be reopened"]');
    expect(text).toContain('s0 --> s1');
    expect(text).toContain('s2 -. "steps.opinion.kind == #quot;y#quot;" .-> s4');
    expect(text).toContain('s2 == "question" ==> s1');
    expect(text).toContain('s0 -- "stop" --> stop');
  });

  it('as the machine itself: from its JSON and named guards a machine is made again', () => {
    const config = JSON.parse(drawWorkflow(bundle, 'loan', 'xstate', 'en')) as Record<string, unknown>;
    const names = [...JSON.stringify(config).matchAll(/"guard":"((?:[^"\\]|\\.)+)"/g)].map(
      ([, name]) => name ?? '',
    );
    const guards = Object.fromEntries(names.map((name) => [name, () => name === 'intake can begin']));
    const machine = setup({ guards }).createMachine(config as never);
    const { value } = createActor(machine).start().getSnapshot();
    expect(value).toMatchObject({ lifecycle: 'open', 'step:intake': 'open', 'step:opinion': 'waiting' });
  });

  it('refuses a record type that there is not', () => {
    expect(() => drawWorkflow(bundle, 'loans', 'svg', 'en')).toThrow(RangeError);
  });
});
