import { languages as known, languageNames } from '@greffe/client/app';
import { CheckboxGroup, FieldCell, FieldGrid, FieldGroup, Section, Stack, TextField } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { fieldOf, idOf, type RegistryEntry } from './registryEntry.ts';
import { TitleFields } from './TitleFields.tsx';

interface RegistryFactsProps {
  readonly entry: RegistryEntry;
  readonly errorOf: (field: string) => string | undefined;
  /** That there is a registry of this name. */
  readonly taken: string | undefined;
  readonly onChange: (more: Partial<RegistryEntry>) => void;
  readonly onTitle: (language: string, text: string | undefined) => void;
  /** The entry as it is now, also before the next drawing. */
  readonly current: () => RegistryEntry;
}

/** What the registry itself is: languages, title, short name, whom to ask, and the law behind it. */
export function RegistryFacts({ entry, errorOf, taken, onChange, onTitle, current }: RegistryFactsProps) {
  const { t } = useLanguage();
  const field = (name: 'email' | 'source' | 'article', maxLength: number) => (
    <FieldCell width="half">
      <TextField
        id={fieldOf(name)}
        type={name === 'email' ? 'email' : 'text'}
        label={t(`exchange.${name}`)}
        help={t(`exchange.${name}.help`)}
        isRequired
        maxLength={maxLength}
        value={entry[name]}
        error={errorOf(fieldOf(name))}
        errorPrefix={t('findings.error')}
        onCommit={(text) => onChange({ [name]: text })}
      />
    </FieldCell>
  );
  return (
    <Section id="new-registry" title={t('exchange.registry')}>
      <Stack gap={6}>
        <CheckboxGroup
          id={fieldOf('languages')}
          label={t('exchange.languages')}
          help={t('exchange.languages.help')}
          isRequired
          value={entry.languages}
          error={errorOf(fieldOf('languages'))}
          errorPrefix={t('findings.error')}
          options={known.map((each) => ({ value: each, label: languageNames[each] }))}
          onChange={(languages) => onChange({ languages: languages ?? [] })}
        />
        <FieldGroup title={t('exchange.title')}>
          <TitleFields
            part="title"
            languages={entry.languages}
            titles={entry.titles}
            errorOf={errorOf}
            onCommit={onTitle}
          />
        </FieldGroup>
        <FieldGrid>
          <FieldCell width="half">
            <TextField
              id={fieldOf('id')}
              label={t('exchange.id')}
              help={t('exchange.id.help')}
              isRequired
              maxLength={60}
              value={idOf(entry) || undefined}
              error={errorOf(fieldOf('id')) ?? taken}
              errorPrefix={t('findings.error')}
              onCommit={(id) => {
                // What the title has made was not typed: it goes on following the title.
                if (id !== (idOf(current()) || undefined)) onChange({ id });
              }}
            />
          </FieldCell>
          {field('email', 200)}
          {field('source', 100)}
          {field('article', 100)}
        </FieldGrid>
      </Stack>
    </Section>
  );
}
