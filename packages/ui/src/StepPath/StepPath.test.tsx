import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { StepPath } from './index.ts';
import { pathSteps } from './StepPath.examples.ts';

const path = <StepPath label="Étapes" summary="Étape 2 sur 5 : Avis du conseil" steps={pathSteps} />;

it('says of each step its title, state, turn and lateness in the words of its link', () => {
  render(path);
  const links = within(screen.getByRole('navigation', { name: 'Étapes' })).getAllByRole('link');
  expect(links).toHaveLength(5);
  expect(links[1]).toHaveAccessibleName(
    /Avis du conseil.*Commencée.*À vous, depuis hier.*En retard : à faire pour le 20\/11\/2026/,
  );
  expect(links[1]).toHaveAttribute('aria-current', 'page');
  expect(links[0]).not.toHaveAttribute('aria-current');
});

it('opens and closes at its one line by keyboard, and closes when a step is chosen', async () => {
  render(path);
  const line = screen.getByRole('button', { name: 'Étape 2 sur 5 : Avis du conseil' });
  expect(line).toHaveAttribute('aria-expanded', 'false');
  await userEvent.tab();
  expect(line).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(line).toHaveAttribute('aria-expanded', 'true');
  await userEvent.click(screen.getByRole('link', { name: /Planification/ }));
  expect(line).toHaveAttribute('aria-expanded', 'false');
});

it('leads nowhere for a step that cannot be opened', () => {
  render(
    <StepPath
      label="Étapes"
      summary="Étape 1 sur 1 : A"
      steps={[{ id: 'a', title: 'A', state: 'open', stateLabel: 'Ouverte', isCurrent: true }]}
    />,
  );
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
  expect(screen.getByRole('listitem')).toHaveAttribute('aria-current', 'step');
});
