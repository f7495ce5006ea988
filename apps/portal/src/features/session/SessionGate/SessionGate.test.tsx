import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { problem, renderPortal, session } from '../../../../test/portal.tsx';

const signedOut = () => Promise.reject(problem(401));

describe('CG-16: who is signed in', () => {
  it('shows the sign-in page, which leads back to the page that was asked for', async () => {
    renderPortal('/records/r1?x=1', { session: signedOut });
    const link = await screen.findByRole('link', { name: 'Se connecter' });
    expect(link).toHaveAttribute('href', '/auth/login?returnTo=%2Frecords%2Fr1%3Fx%3D1');
    expect(document.title).toBe('Se connecter · Greffe');
  });

  it('speaks the language that is chosen there', async () => {
    renderPortal('/', { session: signedOut });
    await userEvent.click(await screen.findByRole('button', { name: 'Nederlands' }));
    expect(screen.getByRole('link', { name: 'Aanmelden' })).toBeInTheDocument();
    expect(document.documentElement).toHaveAttribute('lang', 'nl');
  });

  it('says that the server does not answer, and asks again on request', async () => {
    const ask = vi.fn().mockRejectedValueOnce(new TypeError('network')).mockResolvedValue(session);
    renderPortal('/', { session: ask });
    await userEvent.click(await screen.findByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Bonjour Ada' })).toBeInTheDocument();
  });

  it('names the person and the organisation in the account menu, and signs out', async () => {
    const signOut = vi.fn(() => new Promise<string>(() => undefined));
    renderPortal('/', { signOut });
    await userEvent.click(await screen.findByRole('button', { name: 'Compte de Ada Dupont' }));
    expect(screen.getByText('Bibliothèque communale')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('menuitem', { name: 'Se déconnecter' }));
    await waitFor(() => expect(signOut).toHaveBeenCalledOnce());
  });

  it('keeps the chosen language with the account', async () => {
    const setLanguage = vi.fn(async () => undefined);
    renderPortal('/', { setLanguage });
    const header = await screen.findByRole('banner');
    await userEvent.click(within(header).getByRole('button', { name: 'Deutsch' }));
    expect(setLanguage).toHaveBeenCalledWith('de');
    expect(await screen.findByRole('heading', { level: 1, name: 'Guten Tag, Ada' })).toBeInTheDocument();
  });
});

describe('addresses', () => {
  it('an unknown one says so, under its own title', async () => {
    renderPortal('/nowhere');
    expect(await screen.findByRole('heading', { name: 'Cette page n’existe pas' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Aller au contenu' })).toHaveAttribute('href', '#main');
  });
});
