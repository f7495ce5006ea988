import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { densities, themes } from '../tokens/generated/names.ts';
import { applyAppearance, keptAppearance } from './appearance.ts';
import { AppearanceMenu, useAppearance } from './index.ts';

const words = {
  label: 'Affichage',
  theme: 'Couleurs',
  themes: { light: 'Claires', dark: 'Sombres', contrast: 'Contraste élevé', device: 'Comme cet appareil' },
  density: 'Densité',
  densities: { comfortable: 'Confortable', compact: 'Compacte' },
};

function Chooser() {
  const [value, choose] = useAppearance();
  return <AppearanceMenu words={words} value={value} onChange={choose} />;
}

const page = document.documentElement.dataset;
const item = (name: string) => screen.getByRole('menuitemradio', { name });

/** The device asks for what is among `queries`; gives the way to have it ask for something else. */
function deviceAsks(...queries: string[]) {
  let asked = queries;
  const changes = new Set<() => void>();
  vi.stubGlobal('matchMedia', (media: string) => ({
    get matches() {
      return asked.some((query) => media.includes(query));
    },
    addEventListener: (_type: string, change: () => void) => changes.add(change),
    removeEventListener: (_type: string, change: () => void) => changes.delete(change),
  }));
  return (...next: string[]) => {
    asked = next;
    for (const change of changes) change();
  };
}

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  delete page.theme;
  delete page.density;
});

describe('the choice of theme and density', () => {
  it('is made by keyboard, shows at once, leaves the menu open, and is kept', async () => {
    const user = userEvent.setup();
    render(<Chooser />);
    await user.tab();
    await user.keyboard('{Enter}{ArrowDown}{Enter}');
    expect(item('Sombres')).toBeChecked();
    expect(page).toMatchObject({ theme: 'dark', density: 'comfortable' });
    await user.click(item('Compacte'));
    expect(page).toMatchObject({ theme: 'dark', density: 'compact' });
    expect(keptAppearance()).toEqual({ theme: 'dark', density: 'compact' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Affichage' })).toHaveFocus());
  });

  it('comes from another tab too, and follows the device for whoever wants that', () => {
    const askFor = deviceAsks('dark');
    render(<Chooser />);
    expect(page.theme).toBe('light');
    localStorage.setItem('greffe.theme', 'device');
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'greffe.theme' })));
    expect(page.theme).toBe('dark');
    act(() => askFor('prefers-contrast'));
    expect(page.theme).toBe('contrast');
  });

  it('is light and comfortable where something else is kept, or nothing may be', () => {
    localStorage.setItem('greffe.theme', '__proto__');
    localStorage.setItem('greffe.density', 'device');
    expect(keptAppearance()).toEqual({ theme: 'light', density: 'comfortable' });
    vi.stubGlobal('localStorage', undefined);
    expect(keptAppearance()).toEqual({ theme: 'light', density: 'comfortable' });
  });
});

it('is shown before the first paint as the pages show it afterwards', () => {
  const early = readFileSync(
    join(import.meta.dirname, '../../../../apps/portal/public/appearance.js'),
    'utf8',
  );
  document.head.innerHTML = '<meta name="color-scheme" content="light" /><meta name="theme-color" />';
  const scheme = document.querySelector('meta[name="color-scheme"]');
  const seen = () => [page.theme, page.density, scheme?.getAttribute('content')];
  for (const theme of [...themes, 'device', 'unknown', ''])
    for (const density of [...densities, 'unknown'])
      for (const asked of [[], ['dark'], ['prefers-contrast'], ['dark', 'prefers-contrast']]) {
        deviceAsks(...asked);
        localStorage.setItem('greffe.theme', theme);
        localStorage.setItem('greffe.density', density);
        scheme?.setAttribute('content', 'light');
        new Function(early)();
        const first = seen();
        applyAppearance(keptAppearance());
        expect(seen(), `${theme} ${density}, device asks for ${asked.join(' and ') || 'nothing'}`).toEqual(
          first,
        );
      }
});
