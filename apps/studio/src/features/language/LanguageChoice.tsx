import { isLanguage, languageNames, languages } from '@greffe/client/app';
import { LanguageSwitch } from '@greffe/ui';
import { useApi } from '../../api/ApiProvider.tsx';
import { useLanguage } from './LanguageProvider.tsx';

const offered = languages.map((code) => ({ code, name: languageNames[code] }));

/** Changes the language of the studio at once; keeping it with the account is a courtesy that may fail. */
export function LanguageChoice() {
  const api = useApi();
  const { language, setLanguage, t } = useLanguage();
  return (
    <LanguageSwitch
      label={t('language.label')}
      languages={offered}
      value={language}
      onChange={(code) => {
        if (!isLanguage(code)) return;
        setLanguage(code);
        void api.setLanguage(code).catch(() => undefined);
      }}
    />
  );
}
