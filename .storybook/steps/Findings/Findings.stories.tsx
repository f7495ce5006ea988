import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Findings, hasNoErrors } from './Findings.tsx';

const meta = {
  title: 'Definitions/Findings/Example',
  component: Findings,
  args: {
    folder: 'library-card',
    findings: [
      {
        severity: 'error',
        code: 'expression.unknown-field',
        file: 'steps/signup.logic.json',
        pointer: '/fields/~1reader~1card/visible',
        message: 'The expression reads "this.hasCrad", which this step does not have.',
        suggestion: 'Did you mean "hasCard"?',
      },
      {
        severity: 'error',
        code: 'json',
        file: 'rules.json',
        pointer: '',
        message: 'The file ends too early.',
      },
    ],
  },
} satisfies Meta<typeof Findings>;
export default meta;
type Story = StoryObj<typeof meta>;

/** What stands in place of the steps while a definition has errors. */
export const Two: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('library-card/steps/signup.logic.json')).toBeVisible();
    await expect(canvas.getByText('/fields/~1reader~1card/visible')).toBeVisible();
    await expect(canvas.getByText('Did you mean "hasCard"?')).toBeVisible();
  },
};

export const None: Story = { args: { findings: [] }, play: hasNoErrors };
