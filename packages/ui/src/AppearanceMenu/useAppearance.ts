import { useCallback, useEffect, useState } from 'react';
import {
  type Appearance,
  applyAppearance,
  keepAppearance,
  keptAppearance,
  watchAppearance,
} from './appearance.ts';

/** The reader's theme and density, kept in this browser and shown at once, in every tab. */
export function useAppearance(): readonly [Appearance, (next: Appearance) => void] {
  const [appearance, setState] = useState(keptAppearance);

  useEffect(() => applyAppearance(appearance), [appearance]);
  // A new object each time: a device that now asks for dark changes nothing in what was chosen.
  useEffect(() => watchAppearance(() => setState(keptAppearance())), []);

  const choose = useCallback((next: Appearance) => {
    keepAppearance(next);
    setState(next);
  }, []);
  return [appearance, choose];
}
