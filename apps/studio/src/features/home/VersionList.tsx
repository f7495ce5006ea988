import { formatDateTime } from '@greffe/client/app';
import type { StudioRegistry, StudioVersion } from '@greffe/client/studio';
import { Banner, Button, DataTable, Disclosure, StatusBadge } from '@greffe/ui';
import { useState } from 'react';
import { VersionDownload } from '../exchange/VersionDownload.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Home.module.css';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** Every version that was ever published: none of them changes any more. */
export function VersionList({ registry }: { readonly registry: StudioRegistry }) {
  const { t } = useLanguage();
  const { versions, inForce } = registry;
  const [withdrawing, setWithdrawing] = useState<StudioVersion>();
  const [withdrawn, setWithdrawn] = useState<string>();
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
          {
            id: 'by',
            header: t('home.publishedBy'),
            cell: ({ publishedBy = '', approvedBy }) =>
              approvedBy === undefined
                ? publishedBy
                : t('home.publishedOn', { name: publishedBy, approver: approvedBy }),
          },
          { id: 'notes', header: t('home.notes'), cell: (version) => <Notes version={version} /> },
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
          {
            id: 'withdraw',
            header: t('home.actions'),
            cell: (version) =>
              !version.isWithdrawn && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('home.withdrawNamed', { version: version.version })}
                  onPress={() => setWithdrawing(version)}
                >
                  {t('home.withdraw')}
                </Button>
              ),
          },
        ]}
      />
      {withdrawn !== undefined && (
        <Banner tone="success" announce="polite">
          {inForce
            ? t('home.withdraw.done', { version: withdrawn, inForce: inForce.version })
            : t('home.withdrawn')}
        </Banner>
      )}
      {withdrawing && (
        <WithdrawDialog
          registry={registry}
          version={withdrawing}
          onClose={() => setWithdrawing(undefined)}
          onDone={() => {
            setWithdrawn(withdrawing.version);
            setWithdrawing(undefined);
          }}
        />
      )}
    </Disclosure>
  );
}

/** What its author says of a version, and why it was withdrawn. */
function Notes({ version }: { readonly version: StudioVersion }) {
  const { t } = useLanguage();
  const { notes, withdrawal } = version;
  return (
    <div className={styles.notes}>
      {notes !== undefined && <p>{notes}</p>}
      {withdrawal && (
        <p>
          {t('home.withdrawnBy', {
            name: withdrawal.by.name,
            date: formatDateTime(withdrawal.at),
            reason: withdrawal.reason,
          })}
        </p>
      )}
    </div>
  );
}
