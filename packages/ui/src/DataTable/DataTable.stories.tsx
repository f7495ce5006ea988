import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Button } from '../Button/index.ts';
import { EmptyState } from '../EmptyState/index.ts';
import { SearchField } from '../SearchField/index.ts';
import { StatusBadge } from '../StatusBadge/index.ts';
import { type DataColumn, DataTable, type DataTableProps, useTableRows } from './index.ts';

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
        'Arrow up, Arrow down on a row’s link': 'Go to the row above or below',
        'Home, End on a row’s link': 'Go to the first or last row that is drawn',
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

const many: Row[] = Array.from({ length: 3000 }, (_, index) => ({
  id: String(index),
  name: `${names[index % names.length]} ${index}`,
  code: `REG-${index}`,
  date: `${String((index % 28) + 1).padStart(2, '0')}/11/2026`,
  isSent: index % 2 === 0,
}));
const valued = columns.map((column) =>
  column.id === 'status'
    ? column
    : { ...column, value: (row: Row) => row[column.id as 'name' | 'code' | 'date'] },
);

/** Sorts, finds and draws a long list that is all on the page. */
function Long(props: DataTableProps<Row>) {
  const { rows: found, sort, onSort, query, setQuery } = useTableRows(many, valued);
  return (
    <>
      <SearchField id="find" label="Chercher" clearLabel="Effacer" value={query} onCommit={setQuery} />
      <DataTable
        {...props}
        columns={valued}
        rows={found}
        sort={sort}
        onSort={onSort}
        partLabel="Afficher la suite ({shown} sur {total})"
      />
    </>
  );
}

export const Thousands: Story = {
  render: (args) => <Long {...args} />,
  play: async ({ canvas, userEvent }) => {
    const drawn = () => canvas.getAllByRole('rowheader').map((each) => each.textContent);
    await expect(drawn().length).toBeLessThan(1000);
    await userEvent.click(canvas.getByRole('button', { name: 'Patient' }));
    await expect(drawn()[0]).toBe('De Smet, Els 4');
    const first = canvas.getByRole('link', { name: 'De Smet, Els 4' });
    first.focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect(canvas.getByRole('link', { name: 'De Smet, Els 9' })).toHaveFocus();
    await userEvent.keyboard('{Home}');
    await expect(first).toHaveFocus();
    await userEvent.type(canvas.getByRole('searchbox'), 'anna 2997{Enter}');
    await expect(drawn()).toEqual(['Schmitz, Anna 2997']);
  },
};
