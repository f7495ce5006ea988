import { type Bundle, createStepModel, type Facts, type Pointer, type StepData } from '@greffe/definition';
import { fieldTitle, optionLabel } from '@greffe/definition/texts';
import { Stack } from '@greffe/ui';
import { useMemo } from 'react';
import { useStepFiles } from '../files/FilesContext.ts';
import { stepOf } from '../store/stepOf.ts';
import { engineTexts } from '../texts/engineTexts.ts';
import { ReadOnlySection } from './ReadOnlySection.tsx';
import { type SectionContent, sectionsOf } from './sections.ts';

export interface ReadOnlyStepProps {
  readonly bundle: Bundle;
  /** Id of the step. */
  readonly step: string;
  readonly data: StepData;
  readonly facts: Facts;
  readonly language: string;
}

/** A step to read: its values by section, as words, without anything that looks as if it could be typed in. */
export function ReadOnlyStep(props: ReadOnlyStepProps) {
  const { bundle, data, facts, language } = props;
  const step = stepOf(bundle, props.step);
  const files = useStepFiles(step.id);
  const hidden = useMemo<ReadonlySet<Pointer>>(
    () => createStepModel(bundle, step.id).derive(data, facts).hidden,
    [bundle, step.id, data, facts],
  );
  const sections = useMemo<readonly SectionContent[]>(() => {
    return sectionsOf(step, data, hidden, {
      language,
      t: engineTexts(language),
      titleOf: (pointer) => fieldTitle(bundle, language, step.id, pointer),
      optionLabel: (pointer, value) => optionLabel(bundle, language, step.id, pointer, value),
    });
  }, [bundle, step, data, hidden, language]);
  const emptyLabel = engineTexts(language)('value.none');
  return (
    <Stack gap={4}>
      {sections.map((section) => (
        <ReadOnlySection
          key={section.pointer}
          section={section}
          emptyLabel={emptyLabel}
          files={files}
          language={language}
        />
      ))}
    </Stack>
  );
}
