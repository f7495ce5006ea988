import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { CellEditor } from './CellEditor.tsx';
import styles from './Texts.module.css';
import type { TextRow } from './textTable.ts';

interface TextGridProps {
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly rows: readonly TextRow[];
  readonly onText: (change: {
    readonly language: string;
    readonly key: string;
    readonly text: string;
  }) => void;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; nothing for keys that do not move. */
function moved({ row, column }: Cell, event: KeyboardEvent, rows: number, columns: number): Cell | undefined {
  switch (event.key) {
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, columns - 1) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'Home':
      return { row: event.ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: event.ctrlKey ? rows - 1 : row, column: columns - 1 };
    default:
      return undefined;
  }
}

/** The texts as a grid: one stop of the Tab key, arrows from cell to cell, Enter to write in one. */
export function TextGrid({ languages, rows, onText }: TextGridProps) {
  const { t } = useLanguage();
  const [active, setActive] = useState<Cell>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Cell>();
  const table = useRef<HTMLTableElement>(null);
  const isAt = (cell: Cell | undefined, row: number, column: number) =>
    cell?.row === row && cell.column === column;

  function go(cell: Cell): void {
    setActive(cell);
    setEditing(undefined);
    table.current?.querySelector<HTMLElement>(`[data-cell="${cell.row}.${cell.column}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent, cell: Cell): void {
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      setEditing(cell);
      return;
    }
    const to = moved(cell, event, rows.length, languages.length);
    if (!to) return;
    event.preventDefault();
    go(to);
  }

  return (
    <div className={styles.scroll}>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of WAI-ARIA, on a table because its heads name rows and columns; without the role the arrow keys would not reach the cells
        role="grid"
        className={styles.grid}
        aria-label={t('texts.title')}
        aria-describedby="texts-keys"
      >
        <thead>
          <tr>
            <th scope="col">{t('texts.key')}</th>
            {languages.map(({ code, name }) => (
              <th key={code} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.key} className={styles[row.state]}>
              <th scope="row">
                <code>
                  {row.key.split('.').map((part, index, parts) => (
                    <Fragment key={parts.slice(0, index + 1).join('.')}>
                      {part}
                      {index < parts.length - 1 && '.'}
                      <wbr />
                    </Fragment>
                  ))}
                </code>
                {row.state !== 'complete' && (
                  <span className={styles.mark}>{t(`texts.mark.${row.state}`)}</span>
                )}
              </th>
              {languages.map(({ code, name }, column) => {
                const text = row.texts[code];
                const cell = { row: rowIndex, column };
                if (isAt(editing, rowIndex, column)) {
                  return (
                    <td
                      key={code}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of that grid takes the focus and its keys, which a table's cell does not
                      role="gridcell"
                      data-cell={`${rowIndex}.${column}`}
                      tabIndex={-1}
                    >
                      <CellEditor
                        label={t('texts.cell', { key: row.key, language: name })}
                        text={text ?? ''}
                        onCommit={(next) => {
                          if (next !== (text ?? '')) onText({ language: code, key: row.key, text: next });
                        }}
                        onEnd={(to) => {
                          if (to === 'stay') go(cell);
                          else if (to === 'down')
                            go({ row: Math.min(rowIndex + 1, rows.length - 1), column });
                          else setEditing(undefined);
                        }}
                      />
                    </td>
                  );
                }
                return (
                  <td
                    key={code}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of that grid takes the focus and its keys, which a table's cell does not
                    role="gridcell"
                    lang={code}
                    data-cell={`${rowIndex}.${column}`}
                    tabIndex={isAt(active, rowIndex, column) ? 0 : -1}
                    className={text === undefined || text === '' ? styles.empty : undefined}
                    onFocus={() => setActive(cell)}
                    onDoubleClick={() => setEditing(cell)}
                    onKeyDown={(event) => onKeyDown(event, cell)}
                  >
                    {text || t('texts.empty')}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
