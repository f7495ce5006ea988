import { isLanguage, languageNames } from '@greffe/client/app';
import { FieldCell, FieldGrid, TextField } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { fieldOf } from './registryEntry.ts';

interface TitleFieldsProps {
  /** Which texts these are, in the ids of the fields. */
  readonly part: string;
  readonly languages: readonly string[];
  readonly titles: Readonly<Record<string, string>>;
  readonly errorOf: (field: string) => string | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly onCommit: (language: string, text: string | undefined) => void;
}

/** What something is called, in each language of the registry, side by side. */
export function TitleFields({ part, languages, titles, errorOf, autoFocus, onCommit }: TitleFieldsProps) {
  const { t } = useLanguage();
  return (
    <FieldGrid>
      {languages.map((language, index) => (
        <FieldCell key={language} width="half">
          <TextField
            id={fieldOf(part, language)}
            label={t('exchange.titleIn', {
              language: isLanguage(language) ? languageNames[language] : language,
            })}
            isRequired
            maxLength={200}
            autoFocus={autoFocus && index === 0}
            value={titles[language]}
            error={errorOf(fieldOf(part, language))}
            errorPrefix={t('findings.error')}
            onCommit={(text) => onCommit(language, text)}
          />
        </FieldCell>
      ))}
    </FieldGrid>
  );
}
