import { Banner, Button } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';

interface ConflictBannerProps {
  /** The other version could not be asked for. */
  readonly hasFailed: boolean;
  readonly onKeepMine: () => void;
  readonly onLoadTheirs: () => void;
}

/** Somebody else saved this record first: nothing is overwritten before the user has chosen. */
export function ConflictBanner({ hasFailed, onKeepMine, onLoadTheirs }: ConflictBannerProps) {
  const { t } = useLanguage();
  return (
    <Banner
      tone="warning"
      announce="assertive"
      title={t('conflict.title')}
      actions={
        <>
          <Button variant="primary" onPress={onKeepMine}>
            {t('conflict.mine')}
          </Button>
          <Button onPress={onLoadTheirs} aria-describedby="conflict-theirs-hint">
            {t('conflict.theirs')}
          </Button>
        </>
      }
    >
      <p>{t('conflict.text')}</p>
      <p id="conflict-theirs-hint">{t('conflict.theirsHint')}</p>
      {hasFailed && <p>{t('app.unreachable.text')}</p>}
    </Banner>
  );
}
