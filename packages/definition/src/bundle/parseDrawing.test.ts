import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFindings } from '../lint/finding.ts';
import { parseDrawing } from './parseDrawing.ts';

function read(text: string) {
  const findings = createFindings();
  return { drawing: parseDrawing('pictures/x.svg', text, findings), findings: findings.list };
}

const drawn = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;

describe('parseDrawing', () => {
  it('keeps outlines, places and ids, and says which regions there are', () => {
    const inside =
      '<g id="arm" transform="translate(1 2)"><path d="M0 0h9v9z"/></g><rect id="leg" x="1" y="2" width="3" height="4"/>';
    expect(read(drawn(inside)).drawing).toEqual({ svg: drawn(inside), regions: ['arm', 'leg'] });
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an event', '<path onclick="x()" d="M0 0" style="fill:url(//x)" class="y"/>', '<path d="M0 0"/>'],
    ['a link with what is in it', '<a href="//x"><path d="M0 0"/></a>'],
    ['a page within', '<foreignObject><g id="x"/></foreignObject>'],
    ['what is only defined', '<defs><path id="x" d="M0 0"/></defs>'],
    ['words, comments and raw text', 'abc<!-- <g id="x"/> --><![CDATA[<g id="y"/>]]>'],
    ['a value with signs of its own', '<path d="M0 0&quot;" id="&lt;b"/>', '<path/>'],
  ])('drops %s', (_what, inside, kept = '') => {
    expect(read(drawn(inside)).drawing).toEqual({ svg: drawn(kept), regions: [] });
  });

  it.each([
    ['no SVG', 'hello'],
    ['another kind of file', '<html><svg viewBox="0 0 1 1"/></html>'],
    ['no size', '<svg><path d="M0 0"/></svg>'],
    ['not closed', '<svg viewBox="0 0 1 1"><g>'],
    ['closed twice', '<svg viewBox="0 0 1 1"></g></svg>'],
    ['two drawings', '<svg viewBox="0 0 1 1"></svg><svg viewBox="0 0 1 1"></svg>'],
  ])('says what is wrong with it: %s', (_what, text) => {
    const { drawing, findings } = read(text);
    expect(drawing).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'picture.syntax', file: 'pictures/x.svg' }]);
  });

  it('lets through nothing but its own elements and attributes, whatever it is given', () => {
    const part = fc.constantFrom(
      ...'<svg viewBox="0 0 1 1">|</svg>|<g id="a">|</g>|<path d="M0|"/>|<script>|</script>|<!--|-->|<![CDATA[|]]>|>|<|"|\'| onload="x"|<use href="#a"/>|<?x|?>'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 12 }), (parts) => {
        const svg = read(`<svg viewBox="0 0 1 1">${parts.join('')}</svg>`).drawing?.svg ?? '<svg />';
        expect(svg).toMatch(
          /^<svg [^<>]*>(?:<\/?(?:svg|g|path)(?: (?:viewBox|id|d)="[\w\s.,+()%-]*")*\/?>)*$/,
        );
      }),
    );
  });

  it.each([
    ['comments that never end', '<!--'],
    ['instructions that never end', '<?'],
    ['declarations', '<!>'],
    ['groups in groups', '<g>'],
    ['groups', '<g></g>'],
    ['names without a value', '<svg width='],
    ['elements without an end', '<a '],
  ])('is read in the time that its length takes: %s', (_what, part) => {
    const text = `<svg viewBox="0 0 1 1">${part.repeat(Math.ceil(1_000_000 / part.length))}`;
    const before = process.cpuUsage();
    read(text);
    const { user } = process.cpuUsage(before);
    // Milliseconds of its own work: what looks back at all that came before it takes minutes.
    expect(user / 1000).toBeLessThan(2000);
  });

  it('keeps an attribute that stands twice once', () => {
    const text = `<svg ${'width="1" '.repeat(20_000)}height="1"></svg>`;
    expect(read(text).drawing?.svg).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
    );
  });
});
