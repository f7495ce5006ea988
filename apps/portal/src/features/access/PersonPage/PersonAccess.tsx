import type { GrantView, PersonView } from '@greffe/client';
import { DataTable, Section } from '@greffe/ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { accessColumns, ownColumns } from '../AccessPage/columns.tsx';
import { EndDialog } from '../AccessPage/EndDialog.tsx';
import { useConfirm } from '../AccessPage/useConfirm.ts';

interface PersonAccessProps {
  readonly view: PersonView;
  /** Whether the reader gives accesses. */
  readonly mayGive: boolean;
}

const isHeld = ({ state }: GrantView): boolean => state === 'current' || state === 'future';

/** What somebody holds now, who stands in for them, and what has ended, with what can be done about each. */
export function PersonAccess({ view: { person, grants, standIns }, mayGive }: PersonAccessProps) {
  const { t, language } = useLanguage();
  const [ending, setEnding] = useState<GrantView>();
  const { mutate, said } = useConfirm();
  const navigate = useNavigate();
  const actions = {
    onEnd: setEnding,
    onConfirm: mutate,
    ...(mayGive && {
      onGive: (grant: GrantView) => void navigate('/access/new', { state: { person: grant.person } }),
    }),
  };
  const table = (id: string, title: string, rows: readonly GrantView[], isOthers = false) => (
    <Section id={id} title={title}>
      <DataTable
        caption={title}
        columns={isOthers ? accessColumns(t, language, actions) : ownColumns(t, language, actions)}
        rows={rows}
        rowId={(grant) => String(grant.id)}
        loadingLabel={t('app.loading')}
        empty={t('access.empty')}
      />
    </Section>
  );
  const ended = grants.filter((grant) => !isHeld(grant));
  return (
    <>
      {table('person-held', t('access.filter.held'), grants.filter(isHeld))}
      <p role="status">{said}</p>
      {standIns.length > 0 && table('person-stand-ins', t('person.standIns'), standIns, true)}
      {ended.length > 0 && table('person-ended', t('access.filter.ended'), ended)}
      <EndDialog key={person.id} grant={ending} onClose={() => setEnding(undefined)} />
    </>
  );
}
