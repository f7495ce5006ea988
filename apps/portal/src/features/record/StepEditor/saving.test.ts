import { createTexts } from '@greffe/definition/texts';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../language/catalogues.ts';
import { describeSaving, isStuck, type Saving } from './saving.ts';

const t = createTexts(catalogues.fr, 'fr');

describe('the state of saving, in words', () => {
  it.each<[Saving, string, string]>([
    [{ kind: 'idle' }, 'idle', 'Les modifications s’enregistrent d’elles-mêmes'],
    [{ kind: 'pending' }, 'pending', 'Modifications à enregistrer'],
    [{ kind: 'saving' }, 'saving', 'Enregistrement…'],
    [{ kind: 'saved', savedAt: '2026-11-22T13:03:00Z' }, 'saved', 'Enregistré à 14:03'],
    [{ kind: 'retrying', seconds: 1 }, 'offline', 'Non enregistré : nouvel essai dans 1 seconde'],
    [{ kind: 'retrying', seconds: 5 }, 'offline', 'Non enregistré : nouvel essai dans 5 secondes'],
    [{ kind: 'offline' }, 'offline', 'Non enregistré : pas de connexion'],
    [{ kind: 'conflict' }, 'error', 'Non enregistré : modifié ailleurs'],
    [{ kind: 'signedOut' }, 'error', 'Non enregistré : session expirée'],
    [{ kind: 'refused', reason: 'trop long' }, 'error', 'Non enregistré : trop long'],
  ])('%o', (saving, state, words) => {
    const label = isStuck(saving) ? `${words} · gardé dans ce navigateur` : words;
    expect(describeSaving({ saving, isKept: true }, t)).toEqual({ state, label });
  });

  it('says so where the browser keeps nothing, as in a private window', () => {
    const { label } = describeSaving({ saving: { kind: 'offline' }, isKept: false }, t);
    expect(label).toBe('Non enregistré : pas de connexion · ne sera pas gardé si vous fermez cette page');
  });

  it('is stuck only where the server would not have what was typed', () => {
    expect(isStuck({ kind: 'saving' })).toBe(false);
    expect(isStuck({ kind: 'retrying', seconds: 3 })).toBe(true);
  });
});
