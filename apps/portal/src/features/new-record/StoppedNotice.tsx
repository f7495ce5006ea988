import { Banner } from '@greffe/ui';
import { useLanguage } from '../language/LanguageProvider.tsx';

interface StoppedNoticeProps {
  /** The registry's name, where more than one is offered. */
  readonly registry?: string;
  /** Why its administrators have stopped it, in their words. */
  readonly reason: string;
}

/** In place of what starts a record: this registry takes none for now, and why. */
export function StoppedNotice({ registry, reason }: StoppedNoticeProps) {
  const { t } = useLanguage();
  return (
    <Banner
      tone="warning"
      announce="polite"
      title={registry ? t('new.stoppedNamed', { registry }) : t('new.stopped')}
    >
      {reason}
    </Banner>
  );
}
