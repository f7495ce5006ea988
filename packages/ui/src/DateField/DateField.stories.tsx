import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, screen, waitFor, within } from 'storybook/test';
import { DateField } from './index.ts';

const meta = {
  title: 'Fields/DateField',
  component: DateField,
  parameters: {
    width: 'field',
    guide: {
      keyboard: {
        Enter: 'Hands on what is typed at once',
        'Enter or Space on the calendar’s button': 'Opens the calendar',
        'Arrow keys': 'Moves by a day or a week in the calendar',
        'Page Up, Page Down': 'Moves by a month',
        Escape: 'Closes the calendar and goes back to its button',
      },
      do: [
        'Let a date be typed: the calendar is for those who look for a weekday.',
        'Keep a date that does not exist as it was typed, and say so.',
      ],
      dont: ['Do not split a day into three lists.'],
    },
  },
  args: {
    id: 'date',
    label: 'Date de l’implantation',
    help: 'Par exemple 31/03/2026',
    calendarLabel: 'Ouvrir le calendrier',
    value: '2026-02-01',
    onCommit: () => undefined,
  },
} satisfies Meta<typeof DateField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const Empty: Story = { args: { value: undefined } };
export const HalfTyped: Story = { args: { value: '31/02/2026', error: 'Cette date n’existe pas.' } };
export const CalendarOpen: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button'));
    const calendar = await screen.findByRole('dialog');
    await expect(within(calendar).getByRole('grid')).toBeVisible();
  },
};

export const ByKeyboard: Story = {
  args: { value: undefined, onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByRole('textbox'), '3/2/2026');
    await userEvent.tab();
    await expect(args.onCommit).toHaveBeenLastCalledWith('2026-02-03');
    await userEvent.keyboard('{Enter}');
    await expect(await screen.findByRole('dialog')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(canvas.getByRole('button')).toHaveFocus());
  },
};

/** Without marks, and the day that only some years have: kept as typed where it does not exist. */
export const TypedWithoutMarks: Story = {
  args: { value: undefined, onCommit: fn() },
  play: async ({ canvas, userEvent, args }) => {
    const box = canvas.getByRole('textbox');
    const typed = async (text: string) => {
      await userEvent.clear(box);
      await userEvent.type(box, text);
      await userEvent.tab();
    };
    await typed('010226');
    await expect(args.onCommit).toHaveBeenLastCalledWith('2026-02-01');
    await typed('290228');
    await expect(args.onCommit).toHaveBeenLastCalledWith('2028-02-29');
    await typed('290226');
    await expect(args.onCommit).toHaveBeenLastCalledWith('290226');
  },
};
