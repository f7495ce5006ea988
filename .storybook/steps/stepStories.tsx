import { type Bundle, initialData } from '@greffe/definition';
import type { ValidatorModule } from '@greffe/definition/runtime';
import type { StoryObj } from '@storybook/react-vite';
import { fn } from 'storybook/test';
import type { Example, StepExamples } from '../definitions/examples.ts';
import { fitsTheScreen, isSent, isStopped, type StepArgs } from './plays.ts';
import { SentStory } from './SentStory.tsx';
import { StepStory } from './StepStory.tsx';
import { submitLabel } from './submitLabel.ts';

export interface StepSource {
  readonly bundle: Bundle;
  readonly validator: ValidatorModule;
  readonly examples: StepExamples;
  readonly step: string;
  readonly language: string;
}

type StepStories = Readonly<
  Record<
    'empty' | 'filled' | 'withErrors' | 'withWarnings' | 'readOnly' | 'sent' | 'onAPhone' | 'inTheDark',
    StoryObj<StepArgs>
  >
>;

/** The states in which a step is shown in one language. A generated file takes those that the cases have data for. */
export function stepStories({ bundle, validator, examples, step, language }: StepSource): StepStories {
  const { filled, withErrors, withWarnings } = examples;
  const label = submitLabel(bundle, step, language);
  const shown = (example: Example | undefined, readOnly = false): StoryObj<StepArgs> => {
    const facts = example?.facts ?? examples.facts;
    const data = example?.data ?? initialData(bundle, step, facts);
    return {
      args: { onSubmit: fn() },
      parameters: { docs: { description: { story: example?.title } } },
      render: ({ onSubmit }) => (
        <StepStory {...{ bundle, validator, step, language, data, facts, readOnly, onSubmit }} />
      ),
    };
  };
  return {
    empty: shown(undefined),
    filled: { ...shown(filled), play: isSent(label) },
    withErrors: { ...shown(withErrors), play: isStopped(label) },
    withWarnings: shown(withWarnings),
    readOnly: shown(filled, true),
    sent: {
      render: () => (filled ? <SentStory {...{ bundle, step, language }} example={filled} /> : <p>∅</p>),
    },
    onAPhone: { ...shown(filled), globals: { viewport: { value: 'phone' } }, play: fitsTheScreen },
    inTheDark: { ...shown(withErrors ?? filled), globals: { theme: 'dark' } },
  };
}
