import { Skeleton, VisuallyHidden } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './RecordScreen.module.css';

/** The shape of a record that is on its way. */
export function RecordSkeleton() {
  const { t } = useLanguage();
  return (
    <div className={styles.record}>
      <VisuallyHidden>
        <span role="status">{t('app.loading')}</span>
      </VisuallyHidden>
      <Skeleton shape="title" />
      <Skeleton shape="block" />
      <Skeleton shape="block" />
    </div>
  );
}
