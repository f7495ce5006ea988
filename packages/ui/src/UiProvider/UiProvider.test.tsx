import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Link } from '../Link/index.ts';
import { NumberField } from '../NumberField/index.ts';
import { UiProvider } from './index.ts';

describe('UiProvider', () => {
  it('hands links to the router', async () => {
    const navigate = vi.fn();
    render(
      <UiProvider locale="fr-BE" navigate={navigate}>
        <Link href="/records">Dossiers</Link>
      </UiProvider>,
    );
    await userEvent.setup().click(screen.getByRole('link'));
    expect(navigate).toHaveBeenCalledWith('/records', undefined);
  });

  it('decides the decimal sign', () => {
    render(
      <UiProvider locale="en-BE">
        <NumberField id="n" label="N" value={1.5} onCommit={() => undefined} />
      </UiProvider>,
    );
    expect(screen.getByRole('textbox')).toHaveValue('1,5');
  });

  it('stands where React Aria would put a style that the page refuses', () => {
    render(
      <UiProvider locale="fr-BE">
        <p>Page</p>
      </UiProvider>,
    );
    expect(document.getElementById('react-aria-pressable-style')?.tagName).toBe('META');
  });
});
