import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import { consequencesOf } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { languagesOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { nameFrom } from '../names.ts';
import { choicePointer, optionsOf } from '../read/options.ts';
import { fieldTextKey, useTextsByLanguage } from '../read/titles.ts';
import styles from './Panel.module.css';
import type { TabProps } from './tabProps.ts';

/** The choices of a field: their texts in each language, their order, new ones, and those that go. */
export function ChoiceList({ step, field, onDialog }: TabProps) {
  const { t } = useLanguage();
  const { files, shared, execute } = useEditor();
  const texts = useTextsByLanguage(files);
  const list = useRef<HTMLUListElement>(null);
  const [fresh, setFresh] = useState<string>();
  const { pointer } = field;
  const values = optionsOf(field) ?? [];
  const languages = languagesOf(files);
  const keyOf = (value: string) => fieldTextKey(step, choicePointer(field), `option.${value}`);
  const textOf = (value: string) =>
    languages.map((code) => texts[code]?.[keyOf(value)]).find(Boolean) ?? value;

  /** The control is found again at its new place, or at the choice that stands there now. */
  const focusTool = (index: number, tool: string) =>
    requestAnimationFrame(() => {
      const line = list.current?.children[Math.min(index, values.length - 1)];
      const others = tool === 'up' ? ['down'] : tool === 'down' ? ['up'] : [];
      const wanted = [tool, ...others, 'rename'].map((each) =>
        line?.querySelector<HTMLElement>(`[data-tool="${each}"] button:not([disabled])`),
      );
      wanted.find(Boolean)?.focus();
    });

  function move(from: number, to: number): void {
    if (execute({ type: 'moveOption', step, pointer, from, to })) focusTool(to, to < from ? 'up' : 'down');
  }
  function add(text: string | undefined): void {
    if (text === undefined) return;
    const value = nameFrom(text, values, 'option');
    const all = Object.fromEntries(languages.map((code) => [code, text]));
    if (execute({ type: 'addOption', step, pointer, value, texts: all })) setFresh(undefined);
  }
  function remove(value: string, index: number): void {
    const command = { type: 'removeOption', step, pointer, value } as const;
    const isMissed = consequencesOf(files, command, shared).some(({ what }) => what === 'breaks');
    if (isMissed) onDialog({ name: 'removeOption', field, value });
    else if (execute(command)) focusTool(index, 'remove');
  }

  return (
    <div className={styles.stack}>
      <h4 className={styles.subtitle}>{t('fields.choices', { count: values.length })}</h4>
      <ul ref={list} className={styles.choices}>
        {values.map((value, index) => (
          <li key={value} className={styles.choice}>
            <div className={styles.choiceHead}>
              <code>{value}</code>
              <div className={styles.tools}>
                <span data-tool="rename">
                  <Button
                    size="small"
                    variant="quiet"
                    icon="pencil"
                    aria-label={t('fields.choice.rename', { choice: textOf(value) })}
                    onPress={() => onDialog({ name: 'renameOption', field, value })}
                  >
                    {''}
                  </Button>
                </span>
                <span data-tool="up">
                  <Button
                    size="small"
                    variant="quiet"
                    icon="arrow-up"
                    isDisabled={index === 0}
                    aria-label={t('fields.choice.up', { choice: textOf(value) })}
                    onPress={() => move(index, index - 1)}
                  >
                    {''}
                  </Button>
                </span>
                <span data-tool="down">
                  <Button
                    size="small"
                    variant="quiet"
                    icon="arrow-down"
                    isDisabled={index === values.length - 1}
                    aria-label={t('fields.choice.down', { choice: textOf(value) })}
                    onPress={() => move(index, index + 1)}
                  >
                    {''}
                  </Button>
                </span>
                <span data-tool="remove">
                  <Button
                    size="small"
                    variant="quiet"
                    icon="trash"
                    isDisabled={values.length === 1}
                    aria-label={t('fields.choice.remove', { choice: textOf(value) })}
                    onPress={() => remove(value, index)}
                  >
                    {''}
                  </Button>
                </span>
              </div>
            </div>
            <fieldset className={styles.pairs} aria-label={t('fields.choice.texts', { choice: value })}>
              {languages.map((code) => (
                <TextField
                  key={code}
                  id={`choice-${value}-${code}`}
                  label={isLanguage(code) ? languageNames[code] : code}
                  maxLength={500}
                  value={texts[code]?.[keyOf(value)]}
                  onCommit={(text) => {
                    const key = keyOf(value);
                    if (text === undefined && texts[code]?.[key] === undefined) return;
                    execute({ type: 'setText', key, language: code, ...(text !== undefined && { text }) });
                  }}
                />
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      <form
        className={styles.pairs}
        onSubmit={(event) => {
          event.preventDefault();
          add(fresh);
        }}
      >
        <TextField
          id="choice-new"
          label={t('fields.choice.new')}
          help={t('fields.choice.newHelp')}
          maxLength={500}
          value={fresh}
          onCommit={setFresh}
        />
        <div className={styles.actions}>
          <Button size="small" icon="plus" type="submit" isDisabled={fresh === undefined}>
            {t('fields.choice.add')}
          </Button>
        </div>
      </form>
    </div>
  );
}
