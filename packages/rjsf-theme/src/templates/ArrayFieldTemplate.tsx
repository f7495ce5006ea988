import { Button, FieldGroup, Section } from '@greffe/ui';
import { type ArrayFieldTemplateProps, buttonId, getUiOptions } from '@rjsf/utils';
import { useContext, useEffect, useRef } from 'react';
import { readOptions } from '../support/options.ts';
import { themeTexts } from '../texts/themeTexts.ts';
import styles from './ArrayFieldTemplate.module.css';
import { ContainerMessages } from './ContainerMessages.ts';
import { Unseen } from './Unseen.tsx';

/**
 * After an item is added the focus goes to its first field; after one is removed, to the button that adds, because
 * the button that was pressed is gone.
 */
function useItemFocus(count: number, addId: string) {
  const list = useRef<HTMLUListElement>(null);
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

/** A list of things of one kind, each in its frame. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  const { fieldPathId, items, canAdd, onAddClick, disabled, readonly, uiSchema, registry } = props;
  const texts = themeTexts(registry.formContext);
  const options = getUiOptions(uiSchema, registry.globalUiOptions);
  const { help } = readOptions(options);
  const title = props.title === '' ? '' : (options.title ?? props.title);
  const description = help ?? options.description ?? props.schema.description;
  const addId = buttonId(fieldPathId, 'add');
  const list = useItemFocus(items.length, addId);
  const messages = useContext(ContainerMessages);
  const isFixed = Boolean(disabled || readonly);
  const content = (
    <>
      {props.optionalDataControl}
      {items.length === 0 ? (
        <p className={styles.none}>{texts.emptyList}</p>
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
