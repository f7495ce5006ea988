import type { ContactView } from '@greffe/client';
import { Banner, Button, FieldCell, FieldGrid, flushPendingCommits, PageHeader, TextField } from '@greffe/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { UnreachablePage } from '../../../app/messagePages.tsx';
import { PageLoading } from '../../../app/PageLoading/PageLoading.tsx';
import { faultAt } from '../../../app/problems.ts';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './ContactPage.module.css';

const key = ['contact-details'] as const;

/** Where the reader is told that something waits for them. */
export function ContactPage() {
  const api = useApi();
  const { t } = useLanguage();
  const { data, isError, refetch } = useQuery({ queryKey: key, queryFn: () => api.contact(), gcTime: 0 });
  usePage(t('contact.title'), { isReady: data !== undefined });
  if (data) return <ContactForm known={data} />;
  return isError ? <UnreachablePage onRetry={() => void refetch()} /> : <PageLoading />;
}

function ContactForm({ known }: { readonly known: ContactView }) {
  const api = useApi();
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [values, setValues] = useState(known);
  // What is typed is committed within the press that sends it, before the next drawing.
  const latest = useRef(known);
  const set = (change: { readonly [Field in keyof ContactView]: string | undefined }) => {
    const { email, phone } = { ...latest.current, ...change };
    latest.current = { ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
    setValues(latest.current);
  };
  const keep = useMutation({
    mutationFn: () => {
      const { email = '', phone = '' } = latest.current;
      return api.changeContact({ email, phone });
    },
    onSuccess: (kept) => {
      queries.setQueryData(key, kept);
      latest.current = kept;
      setValues(kept);
    },
    onError: (error) => {
      const first = (['email', 'phone'] as const).find((field) => faultAt(error, `/${field}`) !== undefined);
      if (first) document.getElementById(`contact-${first}`)?.focus();
    },
  });
  const faults = {
    email: faultAt(keep.error, '/email'),
    phone: faultAt(keep.error, '/phone'),
  };
  const isFaulty = faults.email !== undefined || faults.phone !== undefined;
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        flushPendingCommits();
        keep.mutate();
      }}
    >
      <PageHeader title={t('contact.title')} meta={t('contact.text')} />
      {keep.isSuccess && (
        <Banner tone="success" announce="polite">
          {t('contact.kept')}
        </Banner>
      )}
      {keep.isError && !isFaulty && (
        <Banner tone="error" announce="assertive">
          {t('app.unreachable.text')}
        </Banner>
      )}
      <FieldGrid>
        <FieldCell width="half">
          <TextField
            id="contact-email"
            type="email"
            autoComplete="email"
            label={t('contact.email')}
            value={values.email}
            error={faults.email}
            onCommit={(email) => set({ email })}
          />
        </FieldCell>
        <FieldCell width="half">
          <TextField
            id="contact-phone"
            type="tel"
            autoComplete="tel"
            label={t('contact.phone')}
            help={t('contact.phoneHelp')}
            value={values.phone}
            error={faults.phone}
            onCommit={(phone) => set({ phone })}
          />
        </FieldCell>
      </FieldGrid>
      <div>
        <Button type="submit" variant="primary" isPending={keep.isPending} pendingLabel={t('app.loading')}>
          {t('contact.keep')}
        </Button>
      </div>
    </form>
  );
}
