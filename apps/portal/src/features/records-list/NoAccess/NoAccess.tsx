import type { RegistryList } from '@greffe/client';
import { EmptyState } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { inLanguage } from '../../language/languages.ts';
import styles from './NoAccess.module.css';

/** Signed in, but in no registry: no registry is named, and one is told whom to ask (CG-1). */
export function NoAccess({ contacts }: { readonly contacts: RegistryList['accessContact'] }) {
  const { t, language } = useLanguage();
  const sentences = [...new Set(contacts.map((texts) => inLanguage(texts, language)).filter(Boolean))];
  return (
    <EmptyState icon="lock" title={t('records.noAccess.title')}>
      <p>{t('records.noAccess.text')}</p>
      <ul className={styles.contacts}>
        {(sentences.length > 0 ? sentences : [t('records.noAccess.ask')]).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </EmptyState>
  );
}
