import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type DataColumn, DataTable, type DataTableProps } from './index.ts';

interface Row {
  readonly id: string;
  readonly name: string;
}
const columns: DataColumn<Row>[] = [
  { id: 'name', header: 'Nom', cell: (row) => row.name, isSortable: true },
  { id: 'id', header: 'Code', cell: (row) => row.id },
];
const show = (props: Partial<DataTableProps<Row>> = {}) =>
  render(
    <DataTable
      caption="Dossiers"
      columns={columns}
      rows={[{ id: '1', name: 'Ann' }]}
      rowId={(row) => row.id}
      rowHref={(row) => `#${row.id}`}
      loadingLabel="Chargement"
      empty="Aucun dossier"
      error="En panne"
      {...props}
    />,
  );

describe('DataTable', () => {
  it('links each row from its head', () => {
    show();
    const table = screen.getByRole('table', { name: 'Dossiers' });
    const head = within(table).getByRole('rowheader', { name: 'Ann' });
    expect(within(head).getByRole('link')).toHaveAttribute('href', '#1');
  });

  it('says how it is sorted and turns around', async () => {
    const onSort = vi.fn();
    show({ sort: { column: 'name', direction: 'ascending' }, onSort });
    expect(screen.getByRole('columnheader', { name: 'Nom' })).toHaveAttribute('aria-sort', 'ascending');
    expect(screen.getByRole('columnheader', { name: 'Code' })).not.toHaveAttribute('aria-sort');
    await userEvent.setup().click(screen.getByRole('button', { name: 'Nom' }));
    expect(onSort).toHaveBeenCalledWith({ column: 'name', direction: 'descending' });
  });

  it('says that it is empty, loading or broken', () => {
    const { unmount } = show({ rows: [] });
    expect(screen.getByText('Aucun dossier')).toBeInTheDocument();
    unmount();
    const loading = show({ rows: [], state: 'loading' });
    expect(screen.getByRole('status')).toHaveTextContent('Chargement');
    loading.unmount();
    show({ rows: [], state: 'error' });
    expect(screen.getByText('En panne')).toBeInTheDocument();
  });
});
