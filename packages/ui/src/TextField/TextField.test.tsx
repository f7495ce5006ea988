import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { flushPendingCommits, TextField } from '../index.ts';

describe('TextField', () => {
  it('ties help, unit, warning and error to the input', () => {
    render(
      <TextField
        id="lot"
        label="Lot"
        mark="(facultatif)"
        help="Au dos de la boîte"
        unit="n°"
        error="Le lot manque."
        errorPrefix="Erreur :"
        warning="Rare."
        value={undefined}
        onCommit={() => undefined}
      />,
    );
    const input = screen.getByRole('textbox', { name: 'Lot' });
    expect(input).toHaveAttribute('id', 'lot');
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(
      '(facultatif) Erreur : Le lot manque. Rare. Au dos de la boîte n°',
    );
  });

  describe('commits late', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    const setUp = () => {
      const onCommit = vi.fn();
      const view = render(<TextField id="lot" label="Lot" value={undefined} onCommit={onCommit} />);
      const input = screen.getByLabelText('Lot');
      const type = (text: string) => fireEvent.change(input, { target: { value: text } });
      return { onCommit, type, input, ...view };
    };

    it('after a pause of 150 ms and not before', () => {
      const { type, input, onCommit } = setUp();
      type(' A');
      act(() => vi.advanceTimersByTime(149));
      type(' A1 ');
      expect(input).toHaveValue(' A1 ');
      act(() => vi.advanceTimersByTime(149));
      expect(onCommit).not.toHaveBeenCalled();
      act(() => vi.advanceTimersByTime(1));
      expect(onCommit.mock.calls).toEqual([['A1']]);
    });

    it('on blur, once', () => {
      const { type, input, onCommit } = setUp();
      type('A1');
      fireEvent.blur(input);
      expect(onCommit.mock.calls).toEqual([['A1']]);
      act(() => vi.advanceTimersByTime(1000));
      expect(onCommit).toHaveBeenCalledTimes(1);
    });

    it('on a flush of the page, and on leaving it', () => {
      const { type, onCommit, unmount } = setUp();
      type('A');
      act(() => flushPendingCommits());
      expect(onCommit.mock.calls).toEqual([['A']]);
      type('A1');
      unmount();
      expect(onCommit.mock.calls).toEqual([['A'], ['A1']]);
    });
  });

  it('shows a value that comes from elsewhere, and no text as no value', async () => {
    const onCommit = vi.fn();
    const { rerender } = render(<TextField id="lot" label="Lot" value="A1" onCommit={onCommit} />);
    rerender(<TextField id="lot" label="Lot" value="B2" onCommit={onCommit} />);
    const input = screen.getByLabelText('Lot');
    expect(input).toHaveValue('B2');
    const user = userEvent.setup();
    await user.clear(input);
    await user.tab();
    expect(onCommit).toHaveBeenCalledWith(undefined);
  });
});
