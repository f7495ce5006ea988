import { Banner, Button } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';

/** What was typed cannot be kept on top of the other version: the step was sent or locked in the meantime. */
export function ClosedMeanwhileBanner({ onShow }: { readonly onShow: () => void }) {
  const { t } = useLanguage();
  return (
    <Banner
      tone="warning"
      announce="assertive"
      title={t('conflict.closed.title')}
      actions={
        <Button variant="primary" onPress={onShow}>
          {t('conflict.closed.show')}
        </Button>
      }
    >
      {t('conflict.closed.text')}
    </Banner>
  );
}
