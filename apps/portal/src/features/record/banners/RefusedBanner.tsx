import { Banner } from '@greffe/ui';
import { detailOf, refusalOf } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { SupportAddress } from '../Support/SupportAddress.tsx';

interface RefusedBannerProps {
  readonly title: string;
  readonly error: unknown;
  /** Whom to write to when support alone can help. */
  readonly support: string;
}

/** After these only support can correct: whom to write to stands with the reason. */
const forSupport = ['undoEnded', 'notUndoable', 'final', 'notReopenable'];

/** What the server refused, in its own words. */
export function RefusedBanner({ title, error, support }: RefusedBannerProps) {
  const { t } = useLanguage();
  return (
    <Banner tone="error" announce="assertive" title={title}>
      <p>{detailOf(error) ?? t('app.unreachable.text')}</p>
      {forSupport.includes(refusalOf(error) ?? '') && <SupportAddress email={support} />}
    </Banner>
  );
}
