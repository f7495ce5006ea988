import { Button, RowsTableRow } from '@greffe/ui';
import { type ArrayFieldItemTemplateProps, getUiOptions } from '@rjsf/utils';
import { useContext } from 'react';
import { themeTexts } from '../texts/themeTexts.ts';
import styles from './ArrayFieldTemplate.module.css';
import { TableColumns } from './TableColumns.ts';

/** One thing of a list, with its number and what can be done with it. */
export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps) {
  const { children, buttonsProps, index, registry, uiSchema, parentUiSchema, hasToolbar } = props;
  const texts = themeTexts(registry.formContext);
  const own = getUiOptions(uiSchema).title ?? getUiOptions(parentUiSchema).title ?? '';
  const title = `${own} ${index + 1}`.trim();
  const { hasMoveUp, hasMoveDown, hasCopy, hasRemove, disabled, readonly } = buttonsProps;
  const actions = [
    { isShown: hasMoveUp, label: texts.moveUp, icon: 'arrow-up', run: buttonsProps.onMoveUpItem },
    { isShown: hasMoveDown, label: texts.moveDown, icon: 'arrow-down', run: buttonsProps.onMoveDownItem },
    { isShown: hasCopy, label: texts.copy, icon: 'copy', run: buttonsProps.onCopyItem },
    { isShown: hasRemove, label: texts.remove, icon: 'trash', run: buttonsProps.onRemoveItem },
  ] as const;
  const isFixed = Boolean(disabled || readonly);
  const isRow = useContext(TableColumns) !== null;
  const tools = hasToolbar && !isFixed && (
    <div className={isRow ? styles['row-tools'] : styles.tools}>
      {actions
        .filter((action) => action.isShown)
        .map((action) => (
          <Button
            key={action.label}
            variant="quiet"
            size="small"
            icon={action.icon}
            aria-label={`${action.label} – ${title}`}
            onPress={() => action.run()}
          >
            {/* A row has room for the words of what cannot be undone; an arrow says where it goes. */}
            {isRow && action.icon !== 'trash' ? null : action.label}
          </Button>
        ))}
    </div>
  );
  if (isRow) {
    return (
      <RowsTableRow itemLabel={own} number={index + 1} tools={isFixed ? undefined : tools}>
        {children}
      </RowsTableRow>
    );
  }
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        {tools}
      </div>
      {children}
    </li>
  );
}
