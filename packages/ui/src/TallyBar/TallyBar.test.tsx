import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { TallyBar } from './index.ts';

it('says every count in words; the bar itself is a picture alone', () => {
  const { container } = render(
    <TallyBar
      label="Journal"
      parts={[
        { id: 'done', label: 'Faites', count: 3, tone: 'success' },
        { id: 'missed', label: 'Manquées', count: 0, tone: 'warning' },
        { id: 'later', label: 'À venir', count: 1, tone: 'neutral' },
      ]}
    />,
  );
  const parts = within(screen.getByRole('list', { name: 'Journal' })).getAllByRole('listitem');
  expect(parts.map((part) => part.textContent)).toEqual(['Faites 3', 'Manquées 0', 'À venir 1']);
  const widths = [...container.querySelectorAll('rect')].map((rect) => rect.getAttribute('width'));
  expect(widths).toEqual(['75', '25']);
});
