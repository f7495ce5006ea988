import type { OrganisationList as Data } from '@greffe/client';
import {
  Banner,
  Button,
  DataTable,
  FieldCell,
  FieldGrid,
  flushPendingCommits,
  Section,
  TextField,
} from '@greffe/ui';
import { useRef, useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './OrganisationsPage.module.css';
import { RenameDialog } from './RenameDialog.tsx';
import { useChange } from './useChange.ts';

type Organisation = Data['organisations'][number];

/** Every organisation, and a line for a new one. */
export function OrganisationList({ data }: { readonly data: Data }) {
  const api = useApi();
  const { t } = useLanguage();
  const [renamed, setRenamed] = useState<Organisation>();
  const typed = useRef<{ number?: string | undefined; name?: string | undefined }>({});
  const [round, setRound] = useState(0);
  const adding = useChange(api.addOrganisation, () => {
    typed.current = {};
    setRound(round + 1);
  });
  const field = (name: 'number' | 'name') => ({
    id: `organisation-${name}`,
    label: t(`organisations.${name}`),
    isRequired: true,
    value: typed.current[name],
    error: adding.errorAt(`/${name}`),
    onCommit: (value: string | undefined) => {
      typed.current = { ...typed.current, [name]: value };
    },
  });
  return (
    <Section id="organisations" title={t('organisations.list')}>
      <DataTable
        caption={t('organisations.list')}
        columns={[
          { id: 'name', header: t('organisations.name'), isRowHeader: true, cell: ({ name }) => name },
          { id: 'number', header: t('organisations.number'), cell: ({ number }) => number },
          ...(data.canRename
            ? [
                {
                  id: 'rename',
                  header: t('access.column.actions'),
                  align: 'end' as const,
                  cell: (row: Organisation) => (
                    <Button
                      size="small"
                      variant="quiet"
                      icon="pencil"
                      aria-label={t('organisations.renameOf', { name: row.name })}
                      onPress={() => setRenamed(row)}
                    >
                      {t('organisations.rename')}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
        rows={data.organisations}
        rowId={({ number }) => number}
        loadingLabel={t('app.loading')}
        empty={t('organisations.none')}
      />
      <form
        key={round}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          flushPendingCommits();
          const { number = '', name = '' } = typed.current;
          adding.mutate({ number, name });
        }}
      >
        {adding.problem !== undefined && (
          <Banner tone="error" announce="assertive">
            {adding.problem}
          </Banner>
        )}
        <FieldGrid>
          <FieldCell width="third">
            <TextField {...field('number')} />
          </FieldCell>
          <FieldCell width="half">
            <TextField {...field('name')} />
          </FieldCell>
        </FieldGrid>
        <div>
          <Button type="submit" icon="plus" isPending={adding.isPending} pendingLabel={t('app.loading')}>
            {t('organisations.add')}
          </Button>
        </div>
      </form>
      {renamed && <RenameDialog organisation={renamed} onClose={() => setRenamed(undefined)} />}
    </Section>
  );
}
