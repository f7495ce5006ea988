import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../Button/index.ts';
import { VisuallyHidden } from '../VisuallyHidden/index.ts';
import styles from './RepeatingRows.module.css';
import { RowsTable, RowsTableCell, RowsTableRow } from './RowsTable.tsx';

export interface RepeatingRow {
  readonly id: string;
  /** The fields of the row, in the order of `columns` where they stand in a table. */
  readonly cells: readonly ReactNode[];
}

export interface RepeatingRowsProps {
  /** Id of the button that adds, which takes the focus when a row goes. */
  readonly addId: string;
  /** What the rows are: "Interventions". */
  readonly label: string;
  /** What one is called; its number is added: "Intervention". */
  readonly itemLabel: string;
  /** Heads of the table. In cards each field says its own name. */
  readonly columns: readonly string[];
  readonly rows: readonly RepeatingRow[];
  /** A table for a few short fields, cards for more; on a phone a table is cards too. */
  readonly layout?: 'table' | 'cards' | undefined;
  readonly addLabel: string;
  readonly removeLabel: string;
  /** Head of the column with the buttons: "Actions". */
  readonly actionsLabel: string;
  readonly emptyLabel: string;
  /** Said when a row came or went: `{item}` is its name. */
  readonly addedLabel: string;
  readonly removedLabel: string;
  readonly onAdd?: (() => void) | undefined;
  readonly onRemove?: ((id: string) => void) | undefined;
}

const rowsOf = '[data-rows]';
const entry = 'input:not([type="hidden"]), select, textarea';

/**
 * After a row is added the focus goes to its first field. After one is removed it goes to the button that adds, because
 * the one that was pressed is gone. What a row that came or went is called is said aloud.
 */
function useRowFocus({ rows, addId, itemLabel, addedLabel, removedLabel }: RepeatingRowsProps) {
  const root = useRef<HTMLDivElement>(null);
  const status = useRef<HTMLSpanElement>(null);
  const before = useRef(rows.length);
  useEffect(() => {
    const [was, is] = [before.current, rows.length];
    before.current = is;
    if (was === is) return;
    const words = is > was ? addedLabel : removedLabel;
    if (status.current)
      status.current.textContent = words.replace('{item}', `${itemLabel} ${Math.max(was, is)}`);
    if (is > was)
      root.current?.querySelector(rowsOf)?.lastElementChild?.querySelector<HTMLElement>(entry)?.focus();
    else document.getElementById(addId)?.focus();
  }, [rows.length, addId, itemLabel, addedLabel, removedLabel]);
  return { root, status };
}

/** Things of one kind, as many as there are: each a line of a table or a card, with a button that adds. */
export function RepeatingRows(props: RepeatingRowsProps) {
  const { label, itemLabel, columns, rows, layout = 'cards', onAdd, onRemove } = props;
  const { root, status } = useRowFocus(props);
  const nameOf = (index: number) => `${itemLabel} ${index + 1}`;
  const remover = (id: string, index: number) =>
    onRemove && (
      <Button
        size="small"
        variant="quiet"
        icon="trash"
        aria-label={`${props.removeLabel} – ${nameOf(index)}`}
        onPress={() => onRemove(id)}
      >
        {props.removeLabel}
      </Button>
    );
  return (
    <div className={styles.repeating} ref={root}>
      <VisuallyHidden>
        <span role="status" ref={status} />
      </VisuallyHidden>
      {rows.length === 0 ? (
        <p className={styles.none}>{props.emptyLabel}</p>
      ) : layout === 'table' ? (
        <RowsTable
          label={label}
          itemLabel={itemLabel}
          columns={columns}
          actionsLabel={onRemove && props.actionsLabel}
        >
          {rows.map(({ id, cells }, index) => (
            <RowsTableRow key={id} itemLabel={itemLabel} number={index + 1} tools={remover(id, index)}>
              {columns.map((column, place) => (
                <RowsTableCell key={column} label={column}>
                  {cells[place]}
                </RowsTableCell>
              ))}
            </RowsTableRow>
          ))}
        </RowsTable>
      ) : (
        <ul className={styles.cards} aria-label={label} data-rows>
          {rows.map(({ id, cells }, index) => (
            <li key={id} className={styles.card}>
              <div className={styles.head}>
                <span className={styles.title}>{nameOf(index)}</span>
                {remover(id, index)}
              </div>
              {cells}
            </li>
          ))}
        </ul>
      )}
      {onAdd && (
        <div>
          <Button id={props.addId} icon="plus" aria-label={`${props.addLabel} – ${label}`} onPress={onAdd}>
            {props.addLabel}
          </Button>
        </div>
      )}
    </div>
  );
}
