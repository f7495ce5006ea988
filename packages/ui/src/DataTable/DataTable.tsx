import type { KeyboardEvent } from 'react';
import { buttonClass } from '../Button/index.ts';
import { Icon } from '../Icon/index.ts';
import { Link } from '../Link/index.ts';
import { Skeleton } from '../Skeleton/index.ts';
import { cx } from '../support/cx.ts';
import { useParts } from '../support/useParts.ts';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './DataTable.module.css';
import type { DataColumn, DataSort, DataTableProps } from './types.ts';

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: { readonly column: DataColumn<Row> } & Pick<DataTableProps<Row>, 'sort' | 'onSort'>) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const className = cx(column.align === 'end' && styles.end);
  if (!column.isSortable || !onSort) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const next: DataSort = {
    column: column.id,
    direction: direction === 'ascending' ? 'descending' : 'ascending',
  };
  const icon = direction === undefined ? 'sort' : direction === 'ascending' ? 'arrow-up' : 'arrow-down';
  return (
    <th scope="col" className={className} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={cx(styles.sort, direction && styles.sorted)}
        onClick={() => onSort(next)}
      >
        {column.header}
        <Icon name={icon} />
      </button>
    </th>
  );
}

function BodyRow<Row>({
  row,
  columns,
  rowHref,
}: { readonly row: Row } & Pick<DataTableProps<Row>, 'columns' | 'rowHref'>) {
  const named = columns.findIndex((column) => column.isRowHeader);
  const href = rowHref?.(row);
  return (
    <tr>
      {columns.map((column, index) => {
        const content = column.cell(row);
        const className = cx(column.align === 'end' && styles.end);
        if (index !== Math.max(named, 0)) {
          return (
            <td key={column.id} className={className} data-label={column.header}>
              {content}
            </td>
          );
        }
        return (
          <th
            key={column.id}
            scope="row"
            className={cx(className, styles['row-header'])}
            data-label={column.header}
          >
            {href === undefined ? (
              content
            ) : (
              <Link href={href} className={styles['row-link']}>
                {content}
              </Link>
            )}
          </th>
        );
      })}
    </tr>
  );
}

const skeletonRows = ['a', 'b', 'c', 'd', 'e'];

/** The arrow keys go from row to row, by the link of each; Home and End to the first and the last. */
function goAlong(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || !(event.target instanceof Element) || event.target.closest('th a') === null)
    return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('th[scope="row"] a')];
  const at = links.findIndex((link) => link.contains(event.target as Element));
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
  event.preventDefault();
  next?.focus();
}

/** A worklist: one row a thing, sortable by its heads, each row a link. On a phone each row is a card. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, rowHref, sort, onSort, state = 'ready', loadingLabel } = props;
  const isFirstLoad = state === 'loading' && rows.length === 0;
  const isEmpty = rows.length === 0 && state !== 'loading';
  const { shown, isPart, end, more } = useParts(rows.length, props.partLabel !== undefined);
  return (
    <div className={styles.frame} aria-busy={state === 'loading'}>
      <VisuallyHidden>
        <span role="status">{state === 'loading' ? loadingLabel : ''}</span>
      </VisuallyHidden>
      {state === 'error' || isEmpty ? (
        <div className={styles.state}>{state === 'error' ? props.error : props.empty}</div>
      ) : (
        <table className={styles.table} {...(isPart && { 'aria-rowcount': rows.length + 1 })}>
          <caption>
            <VisuallyHidden>{caption}</VisuallyHidden>
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={goAlong}>
            {isFirstLoad
              ? skeletonRows.map((row) => (
                  <tr key={row}>
                    {columns.map((column) => (
                      <td key={column.id}>
                        <Skeleton />
                      </td>
                    ))}
                  </tr>
                ))
              : rows
                  .slice(0, shown)
                  .map((row) => <BodyRow key={rowId(row)} row={row} columns={columns} rowHref={rowHref} />)}
          </tbody>
        </table>
      )}
      {isPart && (
        <div className={styles.more}>
          <button ref={end} type="button" className={buttonClass({ size: 'small' })} onClick={more}>
            {props.partLabel?.replace('{shown}', String(shown)).replace('{total}', String(rows.length))}
          </button>
        </div>
      )}
    </div>
  );
}
