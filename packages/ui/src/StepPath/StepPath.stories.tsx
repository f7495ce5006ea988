import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, within } from 'storybook/test';
import { StepPath } from './index.ts';
import { pathSteps } from './StepPath.examples.ts';

const meta = {
  title: 'Content/StepPath',
  component: StepPath,
  parameters: {
    guide: {
      keyboard: { Enter: 'Goes to the step', 'Enter on the line (phone)': 'Opens and closes the path' },
      do: [
        'Say in words what each step waits for, and whose turn it is.',
        'Say in words that a step is late.',
      ],
      dont: ['Do not leave out a step that does not apply: say why.'],
    },
  },
  args: { label: 'Étapes', summary: 'Étape 2 sur 5 : Avis du conseil', steps: pathSteps },
} satisfies Meta<typeof StepPath>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Five: Story = {};
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } } };
export const Opened: Story = {
  globals: { viewport: { value: 'phone' } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const line = canvas.queryByRole('button', { name: /Étape 2 sur 5/ });
    // In a window with room for the path there is no line to open.
    if (!line) return;
    line.focus();
    await userEvent.keyboard('{Enter}');
    await expect(line).toHaveAttribute('aria-expanded', 'true');
    await expect(canvas.getByRole('link', { name: /Planification/ })).toBeVisible();
  },
};

/** In a narrow part of a wide window, and without addresses. */
export const Narrow: Story = {
  args: {
    isNarrow: true,
    steps: pathSteps.map(({ href: _, ...step }) => ({ ...step, onPress: fn() })),
  },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const line = canvas.getByRole('button', { name: /Étape 2 sur 5/ });
    await userEvent.click(line);
    await userEvent.click(canvas.getByRole('button', { name: /Planification/ }));
    await expect(line).toHaveAttribute('aria-expanded', 'false');
  },
};
