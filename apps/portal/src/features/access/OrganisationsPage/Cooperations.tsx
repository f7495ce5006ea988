import type { OrganisationList } from '@greffe/client';
import { Banner, Button, DataTable, FieldCell, FieldGrid, Section, Select } from '@greffe/ui';
import { useState } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { formatDate } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { ReasonDialog } from '../../record/Support/ReasonDialog.tsx';
import { PersonLink } from '../PersonLink.tsx';
import { registryTitle } from '../words.ts';
import styles from './OrganisationsPage.module.css';
import { useChange } from './useChange.ts';

type Cooperation = OrganisationList['cooperations'][number];
interface Choice {
  readonly registry?: string | undefined;
  readonly organisation?: string | undefined;
  readonly partner?: string | undefined;
}

/** Which organisations work together, since when, and a line for two more (NP-2). */
export function Cooperations({ data }: { readonly data: OrganisationList }) {
  const api = useApi();
  const { t, language } = useLanguage();
  const only = data.registries.length === 1 ? data.registries[0]?.id : undefined;
  const [choice, setChoice] = useState<Choice>({ registry: only });
  const [isMissing, setMissing] = useState(false);
  const [ending, setEnding] = useState<Cooperation>();
  const adding = useChange(api.addCooperation, () => setChoice({ registry: only }));
  const ended = useChange(
    (reason: string) => api.endCooperation(ending?.id ?? 0, reason),
    () => setEnding(undefined),
  );
  const title = (id: string) =>
    registryTitle(id, data.registries.find((one) => one.id === id)?.title ?? {}, language, t);
  const names = data.organisations.map(({ number, name }) => ({ value: number, label: name }));
  const select = (name: keyof Choice, label: string, options: { value: string; label: string }[]) => (
    <FieldCell width="third">
      <Select
        id={`cooperation-${name}`}
        label={label}
        isRequired
        placeholder={t('access.choose')}
        value={choice[name]}
        error={isMissing && choice[name] === undefined ? t('access.choose') : adding.errorAt(`/${name}`)}
        options={options}
        onChange={(value) => setChoice({ ...choice, [name]: value })}
      />
    </FieldCell>
  );
  const add = () => {
    const { registry, organisation, partner } = choice;
    const isWhole = registry !== undefined && organisation !== undefined && partner !== undefined;
    setMissing(!isWhole);
    if (isWhole) adding.mutate({ registry, organisation, partner });
  };
  return (
    <Section id="cooperations" title={t('cooperations.title')} description={t('cooperations.lead')}>
      <DataTable
        caption={t('cooperations.title')}
        columns={[
          {
            id: 'organisation',
            header: t('cooperations.organisation'),
            isRowHeader: true,
            cell: ({ organisation, registry }) => (
              <>
                {organisation.name}
                <p className={styles.note}>{title(registry)}</p>
              </>
            ),
          },
          { id: 'partner', header: t('cooperations.partner'), cell: ({ partner }) => partner.name },
          {
            id: 'span',
            header: t('access.column.span'),
            cell: ({ from, until, madeBy, madeById, ended: end }) => (
              <>
                {until === undefined
                  ? t('access.span.open', { from: formatDate(from) })
                  : t('access.span.both', { from: formatDate(from), to: formatDate(until) })}
                <p className={styles.note}>
                  <PersonLink id={madeById}>{t('access.grantedBy', { name: madeBy })}</PersonLink>
                </p>
                {end && (
                  <p className={styles.note}>
                    <PersonLink id={end.byId}>
                      {t('access.endedBy', { name: end.by, reason: end.reason })}
                    </PersonLink>
                  </p>
                )}
              </>
            ),
          },
          {
            id: 'actions',
            header: t('access.column.actions'),
            align: 'end',
            cell: (row) =>
              row.until === undefined && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('cooperations.endOf', {
                    organisation: row.organisation.name,
                    partner: row.partner.name,
                  })}
                  onPress={() => {
                    ended.reset();
                    setEnding(row);
                  }}
                >
                  {t('cooperations.end')}
                </Button>
              ),
          },
        ]}
        rows={data.cooperations}
        rowId={({ id }) => String(id)}
        loadingLabel={t('app.loading')}
        empty={t('cooperations.none')}
      />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {adding.problem !== undefined && (
          <Banner tone="error" announce="assertive">
            {adding.problem}
          </Banner>
        )}
        <FieldGrid>
          {data.registries.length > 1 &&
            select(
              'registry',
              t('records.registry.label'),
              data.registries.map(({ id }) => ({ value: id, label: title(id) })),
            )}
          {select('organisation', t('cooperations.organisation'), names)}
          {select('partner', t('cooperations.partner'), names)}
        </FieldGrid>
        <div>
          <Button type="submit" icon="plus" isPending={adding.isPending} pendingLabel={t('app.loading')}>
            {t('cooperations.add')}
          </Button>
        </div>
      </form>
      {ending && (
        <ReasonDialog
          isOpen
          title={t('cooperations.end.title')}
          explanation={t('cooperations.end.text')}
          label={t('access.end.reason')}
          missing={t('access.end.reasonMissing')}
          confirmLabel={t('cooperations.end')}
          isPending={ended.isPending}
          problem={
            ended.problem !== undefined && (
              <Banner tone="error" announce="assertive">
                {ended.problem}
              </Banner>
            )
          }
          onConfirm={ended.mutate}
          onCancel={() => setEnding(undefined)}
        />
      )}
    </Section>
  );
}
