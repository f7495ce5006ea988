import type { Meta, StoryObj } from '@storybook/react-vite';
import { Button } from '../Button/index.ts';
import { EmptyState } from '../EmptyState/index.ts';
import { StatusBadge } from '../StatusBadge/index.ts';
import { type DataColumn, DataTable } from './index.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly code: string;
  readonly date: string;
  readonly isSent: boolean;
}

const names = ['Dubois, Marie', 'Peeters, Jan', 'Schmitz, Anna', 'Lambert, Luc', 'De Smet, Els'];
const rows: Row[] = names.map((name, index) => ({
  id: String(index),
  name,
  code: index % 2 === 0 ? `REG-7K2M-9QX${index}-T` : '',
  date: `0${index + 1}/11/2026`,
  isSent: index % 2 === 0,
}));

const columns: DataColumn<Row>[] = [
  { id: 'name', header: 'Patient', cell: (row) => row.name, isSortable: true, isRowHeader: true },
  { id: 'code', header: 'Code', cell: (row) => row.code },
  { id: 'date', header: 'Implantation', cell: (row) => row.date, isSortable: true },
  {
    id: 'status',
    header: 'État',
    cell: (row) =>
      row.isSent ? (
        <StatusBadge tone="success">Envoyé</StatusBadge>
      ) : (
        <StatusBadge tone="neutral" icon="pencil">
          Brouillon
        </StatusBadge>
      ),
  },
];

const meta = {
  title: 'Lists/DataTable',
  component: DataTable<Row>,
  parameters: {
    guide: {
      keyboard: {
        'Enter on a heading': 'Sorts by it, and the other way round',
        'Enter on a row’s link': 'Opens the row',
      },
      do: [
        'Name in the caption what the table holds.',
        'Choose the row header so that it names the row when read alone.',
      ],
      dont: ['Do not put more columns than a phone can show as lines.'],
    },
  },
  args: {
    caption: 'Enregistrements',
    columns,
    rows,
    rowId: (row) => row.id,
    rowHref: (row) => `#record-${row.id}`,
    sort: { column: 'date', direction: 'descending' },
    onSort: () => undefined,
    loadingLabel: 'Chargement des enregistrements',
    empty: <EmptyState title="Aucun enregistrement">Commencez par en créer un.</EmptyState>,
    error: (
      <EmptyState title="La liste n’a pas pu être chargée" icon="alert" action={<Button>Réessayer</Button>} />
    ),
  },
} satisfies Meta<typeof DataTable<Row>>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Filled: Story = {};
export const Empty: Story = { args: { rows: [] } };
export const Loading: Story = { args: { rows: [], state: 'loading' } };
export const Failed: Story = { args: { rows: [], state: 'error' } };
export const OnAPhone: Story = { globals: { viewport: { value: 'phone' } } };
