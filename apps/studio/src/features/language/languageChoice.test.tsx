import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { renderStudio, session } from '../../../test/studio.tsx';

const french = () => screen.getByRole('button', { name: 'Français' });

it('speaks the account’s language, until another is chosen', async () => {
  const setLanguage = vi.fn(async () => undefined);
  renderStudio('/studio', { setLanguage }, 'nl');
  await userEvent.click(await screen.findByRole('button', { name: 'Account van Ada Dupont' }));
  await userEvent.keyboard('{Escape}');
  await userEvent.click(french());
  expect(await screen.findByRole('button', { name: 'Compte de Ada Dupont' })).toBeVisible();
  expect(setLanguage).toHaveBeenCalledWith('fr');
});

it('keeps what was chosen while it was not known yet who is there', async () => {
  const known = Promise.withResolvers<typeof session>();
  renderStudio('/studio', { session: () => known.promise }, 'de');
  const choice = await screen.findByRole('button', { name: 'Français' });
  await userEvent.click(choice);
  known.resolve({ ...session, person: { ...session.person, language: 'nl' } });
  // What the page shows once it knows who is there, and has loaded what is theirs.
  expect(await screen.findByRole('heading', { name: 'Bibliothèque' })).toBeVisible();
  expect(document.documentElement.lang).toBe('fr');
});
