import { Spinner } from '@greffe/ui';
import { useCommonLanguage } from '../language/createLanguage.tsx';
import styles from './PageLoading.module.css';

/** Something is on its way, and nothing can be shown before it is there. */
export function PageLoading() {
  const { t } = useCommonLanguage();
  return (
    <div className={styles.loading}>
      <Spinner label={t('app.loading')} />
    </div>
  );
}
