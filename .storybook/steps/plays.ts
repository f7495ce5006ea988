import type { StepData } from '@greffe/definition';
import type { StoryContext } from '@storybook/react-vite';
import { expect } from 'storybook/test';

/** What a story of a step takes: the one thing that its tests listen to. */
export interface StepArgs {
  readonly onSubmit: (data: StepData) => void;
}

type Play = (context: StoryContext<StepArgs>) => Promise<void>;

/** Sends the step, and finds that nothing stops it. */
export const isSent =
  (label: string): Play =>
  async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: label }));
    await expect(canvas.queryByRole('alert')).toBeNull();
    await expect(args.onSubmit).toHaveBeenCalledOnce();
  };

/** Sends the step, and finds the focus on a summary whose lines lead to their fields. */
export const isStopped =
  (label: string): Play =>
  async ({ canvas, canvasElement, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: label }));
    const summary = canvas.getByRole('alert');
    await expect(summary).toHaveFocus();
    const links = [...summary.querySelectorAll('a')];
    await expect(links.length).toBeGreaterThan(0);
    for (const link of links) await expect(canvasElement.querySelector(link.hash)).not.toBeNull();
    await expect(args.onSubmit).not.toHaveBeenCalled();
  };

/** Nothing is wider than the screen. */
export const fitsTheScreen: Play = async ({ canvasElement }) => {
  const { scrollWidth, clientWidth } = canvasElement.ownerDocument.documentElement;
  await expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
};
