import { createSchemaValidator } from '@greffe/definition/compile';
import { describe, expect, it } from 'vitest';
import { facts, goodNiss, orchard } from '../../test/orchard.ts';
import { createStepStore } from './createStepStore.ts';
import { stepOf } from './stepOf.ts';
import type { StepStore } from './types.ts';

const bundle = orchard();
const validate = createSchemaValidator(stepOf(bundle, 'visit'));

function open(data = {}): StepStore {
  return createStepStore({ bundle, step: 'visit', data, facts, validate });
}

describe('a change', () => {
  it('brings what follows from it', () => {
    const store = open();
    store.change('/grower/niss', goodNiss);
    expect(store.getField('/grower/birthDate')).toMatchObject({ value: '1985-04-02', isReadOnly: true });
  });

  it('shares everything beside the way to the field', () => {
    const store = open({ grower: { niss: goodNiss } });
    const before = store.getSnapshot().data;
    store.change('/tree/height', 3);
    const after = store.getSnapshot().data;
    expect(after).not.toBe(before);
    expect(after.grower).toBe(before.grower);
  });

  it('leaves the state of every other field as it is', () => {
    const store = open();
    const names = ['/grower', '/grower/niss', '/tree', '/tree/graft', '/tree/planted'];
    const before = names.map((name) => store.getField(name));
    store.change('/tree/remarks', 'x');
    for (const [index, name] of names.entries()) expect(store.getField(name)).toBe(before[index]);
  });

  it('says nothing when the value is the same', () => {
    const store = open({ tree: { height: 3 } });
    let told = 0;
    store.subscribe(() => {
      told += 1;
    });
    store.change('/tree/height', 3);
    store.change('/tree/remarks', '');
    expect(told).toBe(0);
  });
});

describe('CO-2: what the engine puts in a field', () => {
  it('takes the number away while the box is ticked, and gives it back', () => {
    const store = open();
    store.change('/grower/niss', goodNiss);
    store.change('/grower/hasNoNiss', true);
    expect(store.getField('/grower/niss')).toMatchObject({ value: undefined, isReadOnly: true });
    store.change('/grower/hasNoNiss', false);
    expect(store.getField('/grower/niss')).toMatchObject({ value: goodNiss, isReadOnly: false });
  });

  it('leaves a typed value alone where the derived one is not known', () => {
    const store = open({ grower: { hasNoNiss: true, birthDate: '1990-05-06' } });
    expect(store.getField('/grower/birthDate')).toMatchObject({ value: '1990-05-06', isReadOnly: false });
    store.change('/grower/hasNoNiss', false);
    store.change('/grower/niss', goodNiss);
    expect(store.getField('/grower/birthDate')).toMatchObject({ value: '1985-04-02', isReadOnly: true });
    store.change('/grower/niss', undefined);
    expect(store.getField('/grower/birthDate')).toMatchObject({ value: '1990-05-06', isReadOnly: false });
  });

  it('does not leave the birth date of a number that is gone', () => {
    const store = open({ grower: { niss: goodNiss, birthDate: '1985-04-02' } });
    store.change('/grower/niss', undefined);
    expect(store.getField('/grower/birthDate').value).toBeUndefined();
  });

  it('removes nothing from a draft that is only opened', () => {
    const store = open({ grower: { niss: goodNiss, hasNoNiss: true } });
    store.change('/tree/height', 3);
    expect(store.getField('/grower/niss').value).toBe(goodNiss);
  });

  it('keeps what is hidden, and shows it again', () => {
    const store = open({ grower: { hasNoNiss: true, lastName: 'Pomme' } });
    store.change('/grower/hasNoNiss', false);
    expect(store.getField('/grower/lastName')).toMatchObject({ isHidden: true, value: 'Pomme' });
    store.change('/grower/hasNoNiss', true);
    expect(store.getField('/grower/lastName')).toMatchObject({ isHidden: false, value: 'Pomme' });
  });
});

describe('errors', () => {
  const codes = (store: StepStore, pointer: string) =>
    store.getField(pointer).errors.map((error) => error.code);

  it('are not shown for what is still empty before the first submit', () => {
    const store = open();
    store.touch('/tree/planted');
    expect(codes(store, '/tree/planted')).toEqual([]);
  });

  it('of a format are shown when the field is left, not while it is typed', () => {
    const store = open();
    store.change('/grower/niss', '85040216933');
    expect(codes(store, '/grower/niss')).toEqual([]);
    store.touch('/grower/niss');
    expect(codes(store, '/grower/niss')).toEqual(['format.niss']);
    store.change('/grower/niss', goodNiss);
    expect(codes(store, '/grower/niss')).toEqual([]);
  });

  it('of a rule are shown at once, with the citation', () => {
    const store = open();
    store.change('/tree/planted', '2030-01-01');
    expect(store.getField('/tree/planted').errors).toMatchObject([
      { code: 'rule', severity: 'error', cite: { article: '§4' } },
    ]);
  });

  it('of a rule about what is still empty wait for the submit', () => {
    const store = open();
    store.change('/tree/height', 70);
    expect(codes(store, '/tree/remarks')).toEqual([]);
    store.submit();
    expect(codes(store, '/tree/remarks')).toEqual(['rule']);
    store.change('/tree/remarks', 'Un séquoia');
    expect(codes(store, '/tree/remarks')).toEqual([]);
  });

  it('stop a submit, and go one by one', () => {
    const store = open();
    expect(store.submit().ok).toBe(false);
    expect(store.getSnapshot().summary.map((error) => error.pointer)).toEqual([
      '/grower/niss',
      '/tree/planted',
      '/tree/graft',
    ]);
    store.change('/tree/graft', 'bud');
    expect(store.getSnapshot().summary.map((error) => error.pointer)).toEqual([
      '/grower/niss',
      '/tree/planted',
    ]);
    expect(codes(store, '/tree/graft')).toEqual([]);
  });

  it('that are mended and made again are said at the field, and not in the summary before the next submit', () => {
    const store = open();
    store.submit();
    store.change('/tree/graft', 'bud');
    store.change('/tree/graft', undefined);
    expect(codes(store, '/tree/graft')).toEqual(['required']);
    expect(store.getSnapshot().summary).toHaveLength(2);
  });

  it('do not reproach fields that have only just appeared', () => {
    const store = open();
    store.submit();
    store.change('/grower/hasNoNiss', true);
    expect(codes(store, '/grower/lastName')).toEqual([]);
    store.submit();
    expect(codes(store, '/grower/lastName')).toEqual(['required']);
  });

  it('that only warn do not stop', () => {
    const store = open();
    store.change('/grower/niss', goodNiss);
    store.change('/tree/graft', 'bud');
    store.change('/tree/planted', '2020-03-01');
    store.change('/tree/height', 30);
    expect(store.getField('/tree/height').errors).toMatchObject([{ severity: 'warning' }]);
    expect(store.submit()).toMatchObject({ ok: true, data: { tree: { height: 30 } } });
  });

  it('of the server are shown with its words until the field changes', () => {
    const store = open({ tree: { height: 3 } });
    const said = { severity: 'error', code: 'rule', params: {} } as const;
    store.setServerErrors([
      { ...said, pointer: '/tree/height', text: 'Trop haut.' },
      { ...said, pointer: '/nowhere', text: 'Fermé.' },
    ]);
    expect(store.getSnapshot().summary.map((error) => error.text)).toEqual(['Trop haut.', 'Fermé.']);
    store.change('/tree/height', 2);
    expect(store.getSnapshot().summary.map((error) => error.text)).toEqual(['Fermé.']);
  });
});
