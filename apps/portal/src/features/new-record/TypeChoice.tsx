import { RadioGroup } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { RegistryChoices } from './choices.ts';

interface TypeChoiceProps {
  readonly registries: readonly RegistryChoices[];
  readonly value: string | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** The record types to choose from, under the name of their registry; a single one is still named. */
export function TypeChoice({ registries, value, error, onChange }: TypeChoiceProps) {
  const { t } = useLanguage();
  return registries.map((registry, index) => (
    <RadioGroup
      key={registry.id}
      id={`type-${index}`}
      name="record-type"
      label={registry.title || t('new.type')}
      help={registry.description || undefined}
      isRequired
      orientation="vertical"
      value={value}
      options={registry.types.map((type) => ({
        value: type.value,
        label: type.label,
        ...(type.description && { description: type.description }),
      }))}
      onChange={onChange}
      {...(index === 0 && error !== undefined && { error })}
    />
  ));
}
