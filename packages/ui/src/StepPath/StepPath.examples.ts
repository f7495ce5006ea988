import type { PathStep } from './StepPath.tsx';

/** A record in the middle of its path: done, late, waiting, one that does not apply. */
export const pathSteps: readonly PathStep[] = [
  { id: 'a', title: 'Consentement', state: 'locked', stateLabel: 'Verrouillée', href: '#a' },
  {
    id: 'b',
    title: 'Avis du conseil',
    state: 'draft',
    stateLabel: 'Commencée',
    note: 'À vous, depuis hier',
    isYours: true,
    due: 'En retard : à faire pour le 20/11/2026',
    isLate: true,
    isCurrent: true,
    href: '#b',
  },
  {
    id: 'c',
    title: 'Planification',
    state: 'waiting',
    stateLabel: 'En attente',
    note: 'Attend : Avis du conseil (Conseil)',
    href: '#c',
  },
  {
    id: 'd',
    title: 'Journal du patient',
    state: 'open',
    stateLabel: 'En cours',
    note: 'À : Patient, depuis le 03/11/2026',
    due: 'À faire pour le 30/11/2026',
    href: '#d',
  },
  {
    id: 'e',
    title: 'Deuxième essai',
    state: 'skipped',
    stateLabel: 'Ne s’applique pas',
    note: 'D’après : Indication',
    href: '#e',
  },
];
