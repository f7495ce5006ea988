import { createStepModel, type StepData, setAt } from '@greffe/definition';
import { describe, expect, it } from 'vitest';
import { facts, goodNiss, orchard } from '../../test/orchard.ts';
import { createAnswerMemo } from './answerMemo.ts';

const model = createStepModel(orchard(), 'visit');

/** Derives with a memo and tells what had to be evaluated. */
function counting() {
  const memo = createAnswerMemo(model.step);
  return (data: StepData) => {
    const evaluated: string[] = [];
    const derived = model.derive(data, facts, (cel, scope, seen, evaluate) =>
      memo(cel, scope, seen, () => {
        evaluated.push(cel);
        return evaluate();
      }),
    );
    return { evaluated, derived };
  };
}

describe('the memo of answers', () => {
  it('evaluates everything once, then nothing', () => {
    const derive = counting();
    expect(derive({}).evaluated).not.toEqual([]);
    expect(derive({}).evaluated).toEqual([]);
  });

  it('evaluates only what reads the field that changed', () => {
    const derive = counting();
    derive({});
    expect(derive({ tree: { graft: 'bud' } }).evaluated).toEqual([]);
    const evaluated = new Set(derive({ tree: { graft: 'bud', height: 12 } }).evaluated);
    expect(evaluated).toEqual(new Set(['this.height <= 20.0', 'this.height <= 60.0', 'has(this.remarks)']));
  });

  it('follows a derived value to what reads it', () => {
    const derive = counting();
    derive({});
    const { evaluated, derived } = derive({ grower: { niss: goodNiss } });
    expect(evaluated).toEqual(['nissBirthDate(this.niss)', 'this.birthDate < today']);
    expect(derived.data).toEqual({ grower: { niss: goodNiss, birthDate: '1985-04-02' } });
  });

  it('answers as without it, whatever changes', () => {
    const derive = counting();
    const changes: readonly (readonly [string, unknown])[] = [
      ['/grower/niss', goodNiss],
      ['/tree/height', 25],
      ['/grower/hasNoNiss', true],
      ['/tree/planted', '2030-01-01'],
      ['/grower/lastName', 'Pomme'],
      ['/grower/hasNoNiss', false],
      ['/grower/niss', '85040216933'],
    ];
    let data: StepData = {};
    for (const [pointer, value] of changes) {
      data = setAt(data, pointer, value);
      const { options: _options, ...remembered } = derive(data).derived;
      const { options: __options, ...anew } = model.derive(data, facts);
      expect(remembered).toEqual(anew);
    }
  });
});
