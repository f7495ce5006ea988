import { LanguageSwitch } from '@greffe/ui';
import { useLanguage } from './LanguageProvider.tsx';
import { isLanguage, type Language, languageNames, languages } from './languages.ts';

const offered = languages.map((code) => ({ code, name: languageNames[code] }));

interface LanguageChoiceProps {
  /** Called besides the change itself, such as to keep the choice with the account. */
  readonly onChange?: (language: Language) => void;
}

/** Changes the language of everything at once (CO-8). */
export function LanguageChoice({ onChange }: LanguageChoiceProps) {
  const { language, setLanguage, t } = useLanguage();
  return (
    <LanguageSwitch
      label={t('language.label')}
      languages={offered}
      value={language}
      onChange={(code) => {
        if (!isLanguage(code)) return;
        setLanguage(code);
        onChange?.(code);
      }}
    />
  );
}
