import type { ErasureRequest } from '@greffe/client';
import { Banner, Button, DataTable, Dialog, Section, Stack } from '@greffe/ui';
import { useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { formatDate } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useErasureChange } from '../queries.ts';
import { kindOf, nameOf, refusalWords } from '../words.ts';
import styles from './ErasuresPage.module.css';

interface Question {
  readonly request: ErasureRequest;
  readonly what: 'erase' | 'withdraw';
}

/** What was asked and not done yet: another administrator than the asker erases it, or anybody takes it back. */
export function OpenRequests({ requests }: { readonly requests: readonly ErasureRequest[] }) {
  const { t, language } = useLanguage();
  const [question, setQuestion] = useState<Question>();
  return (
    <Section id="requests" title={t('erasures.requests.title')}>
      <DataTable
        caption={t('erasures.requests.title')}
        columns={[
          {
            id: 'record',
            header: t('erasures.column.record'),
            isRowHeader: true,
            cell: (row) => (
              <>
                {nameOf(row)}
                <p className={styles.note}>{kindOf(row, language)}</p>
                <p className={styles.note}>{row.organisation.name}</p>
              </>
            ),
          },
          {
            id: 'reason',
            header: t('erasures.reason'),
            cell: (row) => (
              <div>
                {row.reason}
                <p className={styles.note}>
                  {t('erasures.askedBy', { name: row.askedBy, on: formatDate(row.askedAt) })}
                </p>
              </div>
            ),
          },
          {
            id: 'actions',
            header: t('access.column.actions'),
            align: 'end',
            cell: (row) => {
              const refusal = row.isOwn ? t('erasures.refusal.own') : refusalWords(row, t);
              return (
                <div className={styles.actions}>
                  {refusal === undefined ? (
                    <Button
                      size="small"
                      aria-label={t('erasures.eraseOf', { record: nameOf(row) })}
                      onPress={() => setQuestion({ request: row, what: 'erase' })}
                    >
                      {t('erasures.erase')}
                    </Button>
                  ) : (
                    <p className={styles.note}>{refusal}</p>
                  )}
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={t('erasures.withdrawOf', { record: nameOf(row) })}
                    onPress={() => setQuestion({ request: row, what: 'withdraw' })}
                  >
                    {t('erasures.withdraw')}
                  </Button>
                </div>
              );
            },
          },
        ]}
        rows={requests}
        rowId={({ id }) => String(id)}
        loadingLabel={t('app.loading')}
        empty={t('erasures.requests.none')}
      />
      {question && <Confirm key={question.what} {...question} onClose={() => setQuestion(undefined)} />}
    </Section>
  );
}

function Confirm({ request, what, onClose }: Question & { readonly onClose: () => void }) {
  const api = useApi();
  const { t } = useLanguage();
  const change = useErasureChange(
    (id: number) => (what === 'erase' ? api.confirmErasure(id) : api.withdrawErasure(id)),
    onClose,
  );
  return (
    <Dialog
      isOpen
      role="alertdialog"
      title={t(`erasures.${what}.question`, { record: nameOf(request) })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            variant={what === 'erase' ? 'danger' : 'primary'}
            isPending={change.isPending}
            pendingLabel={t('app.loading')}
            onPress={() => change.mutate(request.id)}
          >
            {t(`erasures.${what}.confirm`)}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        {change.problem !== undefined && (
          <Banner tone="error" announce="assertive">
            {change.problem}
          </Banner>
        )}
        <p>{t(`erasures.${what}.text`)}</p>
        {what === 'erase' && (
          <>
            <p>{t('erasures.erase.goes')}</p>
            <p>{t('erasures.erase.stays')}</p>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
