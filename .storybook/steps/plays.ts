import type { StepData } from '@greffe/definition';
import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';

/** What a story of a step takes: the one thing that its tests listen to. */
export interface StepArgs {
  readonly onSubmit: (data: StepData) => void;
}

/** The summary has a title; the places where a field will say something aloud are there before, and empty. */
const summaryNamed = { name: /\S/ };

type Play = (context: StoryContext<StepArgs>) => Promise<void>;

/** What the keyboard must reach: of a group of radio buttons one is enough, the arrows lead to the others. */
const controls = 'input:not([type="hidden"], [type="radio"]), select, textarea, button, a[href], summary';

/** Tabs down the step to the button that sends it, and finds that no control on the way was left out (A2). */
const tabToSubmit: (context: StoryContext<StepArgs>, label: string) => Promise<void> = async (
  { canvas, canvasElement, userEvent },
  label,
) => {
  const submit = canvas.getByRole('button', { name: label });
  const missed = new Set(
    [...canvasElement.querySelectorAll<HTMLElement>(controls)].filter(
      (control) => control.tabIndex >= 0 && !control.matches(':disabled') && control.checkVisibility(),
    ),
  );
  const radios = new Set([...canvasElement.querySelectorAll('[role="radiogroup"]:has(input:enabled)')]);
  const { ownerDocument } = canvasElement;
  (ownerDocument.activeElement as HTMLElement | null)?.blur();
  for (let presses = missed.size * 2 + radios.size + 20; presses > 0; presses -= 1) {
    await userEvent.tab();
    const { activeElement } = ownerDocument;
    missed.delete(activeElement as HTMLElement);
    for (const group of radios) if (group.contains(activeElement)) radios.delete(group);
    if (activeElement === submit) break;
  }
  await expect(submit).toHaveFocus();
  const before = (control: Element) =>
    (control.compareDocumentPosition(submit) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  await expect([...missed, ...radios].filter(before)).toEqual([]);
};

/** Sends the step, by keyboard alone where that is asked for, and finds that nothing stops it. */
export const isSent =
  (label: string, byKeyboard: boolean): Play =>
  async (context) => {
    const { canvas, userEvent, args } = context;
    if (byKeyboard) {
      await tabToSubmit(context, label);
      await userEvent.keyboard('{Enter}');
    } else await userEvent.click(canvas.getByRole('button', { name: label }));
    await expect(canvas.queryByRole('alert', summaryNamed)).toBeNull();
    await expect(args.onSubmit).toHaveBeenCalledOnce();
  };

/** The words of a field's own error, by what its control or group says that it is described by. */
const saidAt = (target: Element): string =>
  [target, ...target.querySelectorAll('[aria-describedby], [aria-errormessage]')]
    .flatMap((each) => [each.getAttribute('aria-describedby'), each.getAttribute('aria-errormessage')])
    .flatMap((ids) => ids?.split(/\s+/) ?? [])
    .map((id) => target.ownerDocument.getElementById(id)?.textContent ?? '')
    .join('\n');

/**
 * Sends the step, and finds the focus on a summary with a heading, under a page's title that says so; each of its lines
 * leads by keyboard to a field that says the same words (A3).
 */
export const isStopped =
  (label: string): Play =>
  async ({ canvas, canvasElement, userEvent, args }) => {
    const { ownerDocument } = canvasElement;
    const titleBefore = ownerDocument.title;
    await userEvent.click(canvas.getByRole('button', { name: label }));
    const summary = canvas.getByRole('alert', summaryNamed);
    await expect(summary).toHaveFocus();
    await expect(summary.querySelector('h2, h3')).not.toBeNull();
    const { title } = ownerDocument;
    await expect(title.endsWith(titleBefore)).toBe(true);
    await expect(title.slice(0, title.length - titleBefore.length)).toMatch(/^\S+\s?:\s$/);
    const links = [...summary.querySelectorAll('a')];
    await expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const field = canvasElement.querySelector(link.hash);
      if (!field) throw new Error(`${link.hash} leads nowhere`);
      link.focus();
      await userEvent.keyboard('{Enter}');
      await waitFor(() => expect(field.contains(ownerDocument.activeElement), link.hash).toBe(true));
      const group = field.closest('fieldset, [role="group"], [role="radiogroup"]') ?? field;
      await expect(`${saidAt(field)}\n${saidAt(group)}`, link.hash).toContain(link.textContent);
    }
    await expect(args.onSubmit).not.toHaveBeenCalled();
  };

/** Nothing is wider than the screen. */
export const fitsTheScreen: Play = async ({ canvasElement }) => {
  const { scrollWidth, clientWidth } = canvasElement.ownerDocument.documentElement;
  await expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
};
