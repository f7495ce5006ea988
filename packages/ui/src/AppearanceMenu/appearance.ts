import { barColours, type Density, densities, type Theme, themes } from '../tokens/generated/names.ts';

/** A theme, or whichever the device asks for at the moment. */
export type ThemeChoice = Theme | 'device';

export interface Appearance {
  readonly theme: ThemeChoice;
  readonly density: Density;
}

/** `/appearance.js`, which runs before the first paint, reads the same two keys. */
const keys = { theme: 'greffe.theme', density: 'greffe.density' } as const;

const isTheme = (text: string | null): text is ThemeChoice =>
  text === 'device' || themes.some((theme) => theme === text);
const isDensity = (text: string | null): text is Density => densities.some((density) => density === text);

/** What was chosen in this browser before. Dark is never guessed: it is asked for, or the device may ask for it. */
export function keptAppearance(): Appearance {
  const theme = kept(keys.theme);
  const density = kept(keys.density);
  return {
    theme: isTheme(theme) ? theme : 'light',
    density: isDensity(density) ? density : 'comfortable',
  };
}

/** Keeps a choice with the browser and not with the account: it is the screen, and the light around it, that ask. */
export function keepAppearance({ theme, density }: Appearance): void {
  try {
    localStorage.setItem(keys.theme, theme);
    localStorage.setItem(keys.density, density);
  } catch {
    // A browser that forbids storage shows its choice until the page is left.
  }
}

/** Shows the page in it, from now on. */
export function applyAppearance({ theme, density }: Appearance): void {
  const shown = theme === 'device' ? deviceTheme() : theme;
  document.documentElement.dataset.theme = shown;
  document.documentElement.dataset.density = density;
  meta('color-scheme')?.setAttribute('content', shown === 'dark' ? 'dark' : 'light');
  meta('theme-color')?.setAttribute('content', barColours[shown]);
}

/** Calls `change` when another tab chooses, or the device asks for another theme; gives the way to stop it. */
export function watchAppearance(change: () => void): () => void {
  const asked = [DARK, MORE].map((query) => matchMedia(query));
  const onStorage = ({ key }: StorageEvent) => {
    if (key === null || key === keys.theme || key === keys.density) change();
  };
  window.addEventListener('storage', onStorage);
  for (const query of asked) query.addEventListener('change', change);
  return () => {
    window.removeEventListener('storage', onStorage);
    for (const query of asked) query.removeEventListener('change', change);
  };
}

const DARK = '(prefers-color-scheme: dark)';
const MORE = '(prefers-contrast: more)';

function deviceTheme(): Theme {
  if (matchMedia(MORE).matches) return 'contrast';
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const meta = (name: string) => document.querySelector(`meta[name="${name}"]`);
