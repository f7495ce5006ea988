import { type Bundle, type Finding, initialData } from '@greffe/definition';
import type { ValidatorModule } from '@greffe/definition/runtime';
import type { StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import type { Example, StepExamples } from '../definitions/examples.ts';
import { Findings } from './Findings/Findings.tsx';
import { fitsTheScreen, isSent, isStopped, type StepArgs } from './plays.ts';
import { SentStory } from './SentStory.tsx';
import { StepStory } from './StepStory.tsx';
import { submitLabel } from './submitLabel.ts';
import { WorkflowStory } from './WorkflowStory.tsx';
import type { WorkflowState } from './workflowRecord.ts';

export interface StepSource {
  /** Of the definition as it is now; with an error among them, the rest is of how it was before. */
  readonly findings: readonly Finding[];
  readonly bundle: Bundle;
  readonly validator: ValidatorModule;
  readonly examples: StepExamples;
  readonly step: string;
  readonly language: string;
}

type State =
  | 'empty'
  | 'filled'
  | 'withErrors'
  | 'withWarnings'
  | 'readOnly'
  | 'sent'
  | 'onAPhone'
  | 'inTheDark'
  | WorkflowState;

type StepStories = Readonly<Record<State, StoryObj<StepArgs>>>;

/** The states in which a step is shown in one language. A generated file takes those that the cases have data for. */
export function stepStories(source: StepSource): StepStories {
  if (source.findings.some(({ severity }) => severity === 'error')) return brokenStories(source);
  const { bundle, validator, examples, step, language } = source;
  const { filled, withErrors, withWarnings } = examples;
  const label = submitLabel(bundle, step, language);
  const shown = (example: Example | undefined, readOnly = false): StoryObj<StepArgs> => {
    const facts = example?.facts ?? examples.facts;
    const data = example?.data ?? initialData(bundle, step, facts);
    return {
      args: { onSubmit: fn() },
      // Its properties are a whole definition: nothing to print as code.
      parameters: { docs: { description: { story: example?.title }, source: { type: 'code' } } },
      render: ({ onSubmit }) => (
        <StepStory {...{ bundle, validator, step, language, data, facts, readOnly, onSubmit }} />
      ),
    };
  };
  const standing = (state: WorkflowState): StoryObj<StepArgs> => ({
    render: () =>
      filled ? (
        <WorkflowStory {...{ bundle, validator, step, language, state }} example={filled} />
      ) : (
        <p>∅</p>
      ),
  });
  return {
    waiting: standing('waiting'),
    open: standing('open'),
    undoRunning: standing('undoRunning'),
    locked: standing('locked'),
    someoneElses: standing('someoneElses'),
    correctionsNeeded: standing('correctionsNeeded'),
    empty: shown(undefined),
    // The way of the focus is the same in every language: once is enough.
    filled: { ...shown(filled), play: isSent(label, language === bundle.languages[0]) },
    withErrors: { ...shown(withErrors), play: isStopped(label) },
    withWarnings: shown(withWarnings),
    readOnly: shown(filled, true),
    sent: {
      render: () => (filled ? <SentStory {...{ bundle, step, language }} example={filled} /> : <p>∅</p>),
    },
    onAPhone: { ...shown(filled), globals: { viewport: { value: 'phone' } }, play: fitsTheScreen },
    inTheDark: {
      ...shown(withErrors?.isEmpty ? filled : (withErrors ?? filled)),
      globals: { theme: 'dark' },
    },
  };
}

/** Every state of a step whose definition cannot be read: what is wrong with it. */
function brokenStories({ bundle, findings }: StepSource): StepStories {
  const story: StoryObj<StepArgs> = { render: () => <Findings folder={bundle.id} findings={findings} /> };
  return {
    empty: story,
    filled: story,
    withErrors: story,
    withWarnings: story,
    readOnly: story,
    sent: story,
    onAPhone: story,
    inTheDark: story,
    waiting: story,
    open: story,
    undoRunning: story,
    locked: story,
    someoneElses: story,
    correctionsNeeded: story,
  };
}
