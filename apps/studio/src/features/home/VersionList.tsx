import { formatDateTime } from '@greffe/client/app';
import type { StudioRegistry } from '@greffe/client/studio';
import { DataTable, Disclosure, StatusBadge } from '@greffe/ui';
import { VersionDownload } from '../exchange/VersionDownload.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';

/** Every version that was ever published: none of them changes any more. */
export function VersionList({ registry }: { readonly registry: StudioRegistry }) {
  const { t } = useLanguage();
  const { versions, inForce } = registry;
  if (versions.length === 0) return null;
  return (
    <Disclosure title={t('home.versions', { count: versions.length })}>
      <DataTable
        caption={t('home.versions', { count: versions.length })}
        loadingLabel={t('app.loading')}
        empty={null}
        rows={versions}
        rowId={({ hash }) => hash}
        columns={[
          { id: 'version', header: t('home.version'), cell: ({ version }) => version },
          { id: 'at', header: t('home.publishedAt'), cell: ({ publishedAt }) => formatDateTime(publishedAt) },
          { id: 'by', header: t('home.publishedBy'), cell: ({ publishedBy }) => publishedBy ?? '' },
          {
            id: 'files',
            header: t('exchange.files'),
            cell: (version) => <VersionDownload registry={registry.id} version={version} />,
          },
          {
            id: 'state',
            header: t('home.state'),
            cell: ({ hash, isWithdrawn }) => {
              if (isWithdrawn) return <StatusBadge tone="error">{t('home.withdrawn')}</StatusBadge>;
              if (hash === inForce?.hash) {
                return <StatusBadge tone="success">{t('home.isInForce')}</StatusBadge>;
              }
              return <StatusBadge tone="neutral">{t('home.earlier')}</StatusBadge>;
            },
          },
        ]}
      />
    </Disclosure>
  );
}
