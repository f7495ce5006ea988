import { createSchemaValidator } from '@greffe/definition/compile';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { StepForm } from '../src/StepForm/StepForm.tsx';
import type { StepFormProps } from '../src/StepForm/StepForm.types.ts';
import { stepOf } from '../src/store/stepOf.ts';
import { facts, orchard } from './orchard.ts';

const bundle = orchard();
const validate = createSchemaValidator(stepOf(bundle, 'visit'));

/** The orchard's form on the screen, with what it told. */
export function show(props: Partial<StepFormProps> = {}) {
  const onChange = vi.fn();
  const onSubmit = vi.fn();
  const all: StepFormProps = {
    bundle,
    step: 'visit',
    data: {},
    facts,
    language: 'fr',
    validate,
    onChange,
    onSubmit,
    submitLabel: 'Envoyer',
    ...props,
  };
  const user = userEvent.setup();
  const view = render(<StepForm {...all} />);
  const again = (more: Partial<StepFormProps>) => view.rerender(<StepForm {...all} {...more} />);
  return { user, onChange, onSubmit, again, ...view };
}
