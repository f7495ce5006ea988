import { Skeleton, Stack, VisuallyHidden } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';

/** The shape of a record that is on its way. */
export function RecordSkeleton() {
  return (
    <Stack gap={4}>
      <Skeleton shape="title" />
      <StepSkeleton />
    </Stack>
  );
}

/** The shape of a step that is on its way. */
export function StepSkeleton() {
  const { t } = useLanguage();
  return (
    <Stack gap={4}>
      <VisuallyHidden>
        <span role="status">{t('app.loading')}</span>
      </VisuallyHidden>
      <Skeleton shape="block" />
      <Skeleton shape="block" />
    </Stack>
  );
}
