import { Button } from '@greffe/ui';
import { type ArrayFieldItemTemplateProps, getUiOptions } from '@rjsf/utils';
import { themeTexts } from '../texts/themeTexts.ts';
import styles from './ArrayFieldTemplate.module.css';

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
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        {hasToolbar && !isFixed && (
          <div className={styles.tools}>
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
                  {action.label}
                </Button>
              ))}
          </div>
        )}
      </div>
      {children}
    </li>
  );
}
