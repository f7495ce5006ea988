import { isLanguage, languageNames } from '@greffe/client/app';
import { TextArea, TextField } from '@greffe/ui';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { languagesOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { fieldTextKey, useTextsByLanguage } from '../read/titles.ts';
import styles from './Panel.module.css';
import type { TabProps } from './tabProps.ts';

/** Kinds whose answer is typed: they can show an example of one. */
const typed = new Set([
  'text',
  'longText',
  'integer',
  'number',
  'partialDate',
  'timeOfDay',
  'duration',
  'niss',
  'professional',
  'institution',
  'enterprise',
  'iban',
  'postalCode',
  'device',
]);

/** What a field is called and how it is explained, in the definition’s languages side by side. */
export function TextsTab({ step, field }: TabProps) {
  const { t } = useLanguage();
  const { files, execute } = useEditor();
  const texts = useTextsByLanguage(files);
  const names = [
    'title',
    'help',
    ...(typed.has(field.kind) ? ['placeholder' as const] : []),
    ...(field.layout.widget === 'scale' ? (['start', 'end'] as const) : []),
  ] as const;

  return (
    <div className={styles.stack}>
      {names.map((name) => (
        <div key={name} className={styles.pairs}>
          {languagesOf(files).map((language) => {
            const key = fieldTextKey(step, field.pointer, name);
            const value = texts[language]?.[key];
            const Entry = name === 'help' ? TextArea : TextField;
            return (
              <Entry
                key={language}
                id={`field-${name}-${language}`}
                label={t(`fields.text.${name}`, {
                  language: isLanguage(language) ? languageNames[language] : language,
                })}
                maxLength={name === 'help' ? 2000 : 500}
                {...(name === 'help' && { rows: 3 })}
                value={value}
                onCommit={(text) => {
                  if (text === undefined && value === undefined) return;
                  execute({ type: 'setText', key, language, ...(text !== undefined && { text }) });
                }}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}
