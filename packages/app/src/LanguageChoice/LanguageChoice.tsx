import { isLanguage, type Language, languageNames, languages } from '@greffe/client/app';
import { LanguageSwitch } from '@greffe/ui';
import { useCommonLanguage } from '../language/createLanguage.tsx';

const offered = languages.map((code) => ({ code, name: languageNames[code] }));

interface LanguageChoiceProps {
  /** Called besides the change itself, such as to keep the choice with the account. */
  readonly onChange?: (language: Language) => void;
}

/** Changes the language of everything at once (CO-8). */
export function LanguageChoice({ onChange }: LanguageChoiceProps) {
  const { language, setLanguage, t } = useCommonLanguage();
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
