import type { ErasableRecord } from '@greffe/client';
import {
  Banner,
  Button,
  DescriptionList,
  FieldCell,
  FieldGrid,
  flushPendingCommits,
  Section,
  TextField,
} from '@greffe/ui';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { detailOf, statusOf } from '../../../app/problems.ts';
import { formatDate, formatDay } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { ReasonDialog } from '../../record/Support/ReasonDialog.tsx';
import { useErasureChange } from '../queries.ts';
import { kindOf, nameOf, refusalWords } from '../words.ts';
import styles from './ErasuresPage.module.css';

/** Finds a record by its code, says where and when it was, and asks that it be erased. */
export function AskErasure() {
  const api = useApi();
  const { t } = useLanguage();
  const [code, setCode] = useState<string>();
  const [isMissing, setMissing] = useState(false);
  const typed = useRef<string>(undefined);
  const look = useMutation({ mutationFn: (record: string) => api.lookAtErasable(record) });
  const find = () => {
    flushPendingCommits();
    const record = typed.current?.trim() ?? '';
    setMissing(record === '');
    if (record === '') document.getElementById('erasure-record')?.focus();
    else look.mutate(record);
  };
  const fault = () => {
    if (isMissing) return t('erasures.find.missing');
    if (statusOf(look.error) === 404) return t('erasures.find.none');
    return look.error === null ? undefined : (detailOf(look.error) ?? t('app.unreachable.text'));
  };
  return (
    <Section id="ask" title={t('erasures.ask.title')} description={t('erasures.ask.lead')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <FieldGrid>
          <FieldCell width="half">
            <TextField
              id="erasure-record"
              label={t('erasures.find.label')}
              isRequired
              maxLength={60}
              value={code}
              error={fault()}
              onCommit={(value) => {
                typed.current = value;
                setCode(value);
              }}
            />
          </FieldCell>
        </FieldGrid>
        <div>
          <Button type="submit" icon="search" isPending={look.isPending} pendingLabel={t('app.loading')}>
            {t('erasures.find')}
          </Button>
        </div>
      </form>
      {look.data && <Found key={look.data.record} found={look.data} onAsked={look.reset} />}
    </Section>
  );
}

function Found({ found, onAsked }: { readonly found: ErasableRecord; readonly onAsked: () => void }) {
  const api = useApi();
  const { t, language } = useLanguage();
  const [isAsking, setAsking] = useState(false);
  const asking = useErasureChange(
    (reason: string) => api.askErasure({ record: found.record, reason }),
    onAsked,
  );
  const refusal = refusalWords(found, t);
  const item = (id: string, term: string, value: string) => ({ id, term, value });
  return (
    <div className={styles.found} aria-live="polite">
      <DescriptionList
        emptyLabel={t('erasures.unknown')}
        items={[
          item('record', t('erasures.column.record'), nameOf(found)),
          item('kind', t('erasures.column.kind'), kindOf(found, language)),
          item('organisation', t('erasures.column.organisation'), found.organisation.name),
          item('created', t('erasures.column.created'), formatDate(found.createdAt)),
          item('changed', t('erasures.column.changed'), formatDate(found.updatedAt)),
          ...(found.keptUntil === undefined
            ? []
            : [item('kept', t('erasures.column.keptUntil'), formatDay(found.keptUntil))]),
        ]}
      />
      {refusal === undefined ? (
        <div>
          <Button
            onPress={() => {
              asking.reset();
              setAsking(true);
            }}
          >
            {t('erasures.ask')}
          </Button>
        </div>
      ) : (
        <Banner tone="info">{refusal}</Banner>
      )}
      {isAsking && (
        <ReasonDialog
          isOpen
          title={t('erasures.ask.question', { record: nameOf(found) })}
          explanation={t('erasures.ask.text')}
          label={t('erasures.reason')}
          missing={t('erasures.reason.missing')}
          confirmLabel={t('erasures.ask')}
          isPending={asking.isPending}
          problem={
            asking.problem !== undefined && (
              <Banner tone="error" announce="assertive">
                {asking.problem}
              </Banner>
            )
          }
          onConfirm={asking.mutate}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
