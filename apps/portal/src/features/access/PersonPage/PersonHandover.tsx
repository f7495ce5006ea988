import type { PersonView } from '@greffe/client';
import { type DataColumn, DataTable, Section } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { PersonLink } from '../PersonLink.tsx';
import { placeWords } from '../words.ts';

type Handover = PersonView['handover'][number];

/** What would stay behind if somebody left or were away: what waits for each role held, and who else can do it. */
export function PersonHandover({ view: { grants, handover } }: { readonly view: PersonView }) {
  const { t, language } = useLanguage();
  const columns: DataColumn<Handover>[] = [
    {
      id: 'role',
      header: t('access.column.role'),
      isRowHeader: true,
      cell: ({ grant: id }) => {
        const grant = grants.find((one) => one.id === id);
        return grant === undefined ? '' : placeWords(grant, language, t);
      },
    },
    {
      id: 'waiting',
      header: t('person.handover.column.waiting'),
      cell: ({ waiting }) => t('person.handover.waiting', { count: waiting }),
    },
    {
      id: 'others',
      header: t('person.handover.others'),
      cell: ({ others, waiting }) =>
        others.length === 0 ? (
          t(waiting > 0 ? 'person.handover.nobody' : 'person.handover.nobodyIdle')
        ) : (
          // One element: on a phone each child of a cell would be a row of its own.
          <span>
            {others.map(({ id, name }, index) => (
              <span key={id ?? `${name} ${index}`}>
                {index > 0 && ', '}
                <PersonLink id={id}>{name}</PersonLink>
              </span>
            ))}
          </span>
        ),
    },
  ];
  return (
    <Section id="person-handover" title={t('person.handover')} description={t('person.handover.lead')}>
      <DataTable
        caption={t('person.handover')}
        columns={columns}
        rows={handover}
        rowId={({ grant }) => String(grant)}
        loadingLabel={t('app.loading')}
        empty={t('access.empty')}
      />
    </Section>
  );
}
