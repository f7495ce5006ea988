import { contentHash } from '@greffe/definition';
import { durationWords, errorMessage } from '@greffe/definition/texts';
import { StepForm } from '@greffe/form-engine';
import { belgianLocale, UiProvider } from '@greffe/ui';
import type { StepTarget } from '@greffe/workflow';
import { factsAt, shownData } from '@greffe/workflow/memory';
import { type RefObject, useEffect, useMemo, useRef } from 'react';

import type { Trial } from './useTrial.ts';

interface EditStepProps {
  readonly trial: Trial;
  readonly target: StepTarget;
}

/** The form itself, by the engine that clinicians use, in the language that was chosen for it. */
export function EditStep({ trial, target }: EditStepProps) {
  const { preview, state, view, language, formTexts } = trial;
  const { bundle, record, machine } = view;
  const { step } = target;
  const definition = bundle.steps[step];
  const at = preview.now();
  // The form is begun again when its own step has changed, and keeps its place when only words have.
  const { fields, rules, schemaHash } = definition ?? {};
  const form = useMemo(
    () => contentHash({ fields, rules, schemaHash, tables: bundle.tables }),
    [fields, rules, schemaHash, bundle.tables],
  );
  const facts = factsAt(record, at);
  const { today } = facts;
  const kept = useMemo(() => ({ today, ...record.people }), [today, record.people]);
  const ground = preview.ground();
  const box = useRef<HTMLDivElement>(null);
  useFocusKept(box, form);

  useEffect(() => {
    if (definition) void preview.prepare(definition);
  }, [preview, definition]);

  const { refusal } = state;
  const errors = useMemo(
    () =>
      (refusal?.refused === 'dataInvalid' ? (refusal.errors ?? []) : []).map((error) => ({
        pointer: error.pointer,
        code: error.code,
        message: errorMessage(bundle, language, step, error),
        ...(error.cite && { cite: error.cite }),
      })),
    [refusal, bundle, language, step],
  );
  if (!ground || !definition) return null;
  const correction = machine.step(step)?.correction;
  const validate = preview.validatorOf(step);
  return (
    <div ref={box} lang={language}>
      <UiProvider locale={belgianLocale(language)}>
        <StepForm
          key={form}
          bundle={bundle}
          step={step}
          data={shownData(ground, record, target, at)}
          facts={kept}
          language={language}
          idPrefix="preview"
          {...(validate && { validate })}
          onChange={(data) => preview.type(target, data)}
          onSubmit={(data) => void preview.command({ type: 'validate', ...target }, data)}
          submitLabel={formTexts('preview.validate')}
          {...(correction?.mode === 'undo' && {
            submitHint: formTexts('preview.hint.undo', {
              duration: durationWords(correction.window, language),
            }),
          })}
          {...(correction?.mode === 'final' && { submitHint: formTexts('preview.hint.final') })}
          isSubmitting={state.isBusy}
          serverErrors={errors}
        />
      </UiProvider>
    </div>
  );
}

/** Puts the focus back in the field of the same name when the form is begun again. */
function useFocusKept(box: RefObject<HTMLElement | null>, form: string): void {
  const last = useRef<string>(undefined);
  useEffect(() => {
    const note = () => {
      const { activeElement } = document;
      last.current = box.current?.contains(activeElement) ? activeElement?.id : undefined;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [box]);
  const shown = useRef(form);
  useEffect(() => {
    if (shown.current === form) return;
    shown.current = form;
    const id = last.current;
    if (id && document.activeElement === document.body) document.getElementById(id)?.focus();
  }, [form]);
}
