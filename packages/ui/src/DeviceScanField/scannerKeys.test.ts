import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meantBy, repairScan } from './scannerKeys.ts';

const madeOf = new Map([...meantBy].map(([sign, key]) => [key, sign]));
const onBelgianKeyboard = (text: string) => [...text].map((key) => madeOf.get(key) ?? key).join('');

it.each([
  ['à&ààè§("', '01007653'],
  ['$dé à&', '$dé à&'],
  ['$déà&àà&', ']d201001'],
  ['à&ààè§("Q&W?', '01007653A1ZM'],
  ['à&qbcdefghijkl,noparstuvzxyw', '01abcdefghijklmnopqrstuvwxyz'],
  ['à&QBCDEFGHIJKL?NOPARSTUVZXYW)', '01ABCDEFGHIJKLMNOPQRSTUVWXYZ-'],
  ['(01)00643169007222', '(01)00643169007222'],
  ['LX-2291-A', 'LX-2291-A'],
  ['à bientôt', 'à bientôt'],
])('%j is %j', (typed, meant) => expect(repairScan(typed)).toBe(meant));

it('gives back every text of a device that a Belgian keyboard made something else of', () => {
  const rest = fc.stringMatching(/^[A-Za-z0-9\-/\u241d]{0,40}$/);
  fc.assert(
    fc.property(fc.constantFrom('', ']C1', ']d2'), rest, (symbol, text) => {
      const meant = `${symbol}01${text}`;
      expect(onBelgianKeyboard(meant)).not.toBe(meant);
      expect(repairScan(onBelgianKeyboard(meant))).toBe(meant);
      expect(repairScan(meant)).toBe(meant);
    }),
  );
});
