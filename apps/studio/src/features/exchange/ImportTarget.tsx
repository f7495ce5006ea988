import { inLanguage } from '@greffe/client/app';
import type { StudioRegistry } from '@greffe/client/studio';
import { RadioGroup, Stack, TextField } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** What a zip becomes: a draft of the registry that it is, or a registry of a name. */
export interface Target {
  readonly kind: 'draft' | 'registry';
  readonly id: string;
}

interface ImportTargetProps {
  /** The registry of the zip, where the reader has it already. */
  readonly existing: StudioRegistry | undefined;
  readonly target: Target;
  readonly error: string | undefined;
  readonly onChange: (target: Target) => void;
}

/** Where a zip goes. Of a registry that is not there yet, only its short name is asked. */
export function ImportTarget({ existing, target, error, onChange }: ImportTargetProps) {
  const { t, language } = useLanguage();
  return (
    <Stack>
      {existing && (
        <RadioGroup
          id="import-target"
          label={t('exchange.import.as')}
          value={target.kind}
          options={[
            {
              value: 'draft',
              label: t('exchange.import.asDraft', {
                title: inLanguage(existing.title, language) || existing.id,
              }),
            },
            { value: 'registry', label: t('exchange.import.asRegistry') },
          ]}
          onChange={(kind) =>
            // The name of the zip is taken by the registry that is there.
            onChange(
              kind === 'registry' ? { kind, id: `${existing.id}-2` } : { kind: 'draft', id: existing.id },
            )
          }
        />
      )}
      {target.kind === 'registry' && (
        <TextField
          id="import-id"
          label={t('exchange.id')}
          help={t('exchange.id.help')}
          isRequired
          maxLength={60}
          value={target.id || undefined}
          error={error}
          errorPrefix={t('findings.error')}
          onCommit={(id) => onChange({ kind: 'registry', id: id ?? '' })}
        />
      )}
    </Stack>
  );
}
