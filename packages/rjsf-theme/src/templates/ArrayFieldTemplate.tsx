import { Button, FieldGroup, RowsTable, Section } from '@greffe/ui';
import { type ArrayFieldTemplateProps, buttonId, getUiOptions, type UiSchema } from '@rjsf/utils';
import { useContext, useEffect, useRef } from 'react';
import { readOptions } from '../support/options.ts';
import { themeTexts } from '../texts/themeTexts.ts';
import styles from './ArrayFieldTemplate.module.css';
import { ContainerMessages } from './ContainerMessages.ts';
import { type TableColumn, TableColumns } from './TableColumns.ts';
import { Unseen } from './Unseen.tsx';

/**
 * After an item is added the focus goes to its first field; after one is removed, to the button that adds, because
 * the button that was pressed is gone.
 */
function useItemFocus(count: number, addId: string) {
  const list = useRef<HTMLUListElement & HTMLTableSectionElement>(null);
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) {
      const last = list.current?.lastElementChild;
      last?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    } else if (count < before.current) {
      document.getElementById(addId)?.focus();
    }
    before.current = count;
  }, [count, addId]);
  return list;
}

/** The properties of an item as columns. */
function columnsOf({ schema, uiSchema, registry }: ArrayFieldTemplateProps): TableColumn[] {
  const items = typeof schema.items === 'object' && !Array.isArray(schema.items) ? schema.items : {};
  const ui: UiSchema = typeof uiSchema?.items === 'object' ? uiSchema.items : {};
  const { properties = {} } = registry.schemaUtils.retrieveSchema(items);
  return Object.entries(properties).flatMap(([name, property]) => {
    const { title, widget } = getUiOptions(ui[name]);
    const own = typeof property === 'object' ? property.title : undefined;
    return widget === 'hidden' ? [] : [{ name, title: title ?? own ?? name }];
  });
}

/** A list of things of one kind, each in its frame, or a row of a table. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { fieldPathId, items, canAdd, onAddClick, disabled, readonly, uiSchema, registry } = props;
  const texts = themeTexts(registry.formContext);
  const options = getUiOptions(uiSchema, registry.globalUiOptions);
  const { help, layout } = readOptions(options);
  const columns = layout === 'table' ? columnsOf(props) : undefined;
  const title = props.title === '' ? '' : (options.title ?? props.title);
  const description = help ?? options.description ?? props.schema.description;
  const itemTitle = getUiOptions(typeof uiSchema?.items === 'object' ? uiSchema.items : {}).title;
  const addId = buttonId(fieldPathId, 'add');
  const list = useItemFocus(items.length, addId);
  const messages = useContext(ContainerMessages);
  const isFixed = Boolean(disabled || readonly);
  const content = (
    <>
      {props.optionalDataControl}
      {items.length === 0 ? (
        <p className={styles.none}>{texts.emptyList}</p>
      ) : columns ? (
        <TableColumns value={columns}>
          <RowsTable
            label={title}
            itemLabel={itemTitle ?? title}
            columns={columns.map((column) => column.title)}
            actionsLabel={isFixed ? undefined : texts.actions}
            bodyRef={list}
          >
            {items}
          </RowsTable>
        </TableColumns>
      ) : (
        <ul ref={list} className={styles.items}>
          {items}
        </ul>
      )}
      {canAdd && !isFixed && (
        <div className={styles.add}>
          <Button
            id={addId}
            icon="plus"
            aria-label={[texts.add, title].filter(Boolean).join(' – ')}
            onPress={() => onAddClick()}
          >
            {texts.add}
          </Button>
        </div>
      )}
    </>
  );
  const frame = { id: fieldPathId.$id, description, messages };
  return fieldPathId.path.length === 1 ? (
    <Section {...frame} title={title === '' ? undefined : title}>
      {content}
    </Section>
  ) : (
    <FieldGroup {...frame} title={title === '' ? <Unseen path={fieldPathId.path} /> : title}>
      {content}
    </FieldGroup>
  );
}
