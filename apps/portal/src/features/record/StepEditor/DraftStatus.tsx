import { Button, SaveStatus } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { type Draft, describeSaving } from './saving.ts';

/** Where the messages stand that say what to do when saving stops. */
export const BANNERS_ID = 'editor-messages';

function showBanners() {
  const banners = document.getElementById(BANNERS_ID);
  banners?.scrollIntoView({ block: 'center' });
  banners?.focus({ preventScroll: true });
}

/** What has become of what was typed, and what can be done when it could not be saved. */
export function DraftStatus({ draft }: { readonly draft: Draft }) {
  const { t } = useLanguage();
  const { kind } = draft.saving;
  const needsChoice = kind === 'conflict' || kind === 'signedOut';
  const canRetry = kind === 'retrying' || kind === 'offline' || kind === 'refused';
  return (
    <SaveStatus
      {...describeSaving(draft, t)}
      {...(needsChoice && {
        action: (
          <Button variant="quiet" size="small" onPress={showBanners}>
            {t('save.resolve')}
          </Button>
        ),
      })}
      {...(canRetry && {
        action: (
          <Button variant="quiet" size="small" onPress={() => void draft.flush()}>
            {t('app.retry')}
          </Button>
        ),
      })}
    />
  );
}
