import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, Dialog, flushPendingCommits, Select, Stack, TextArea, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import type { Command } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { languagesOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Destination } from '../moves.ts';
import { isFieldName, nameFrom } from '../names.ts';
import type { KindName } from '../read/kinds.ts';
import { columnsOf, moduleSize, modulesOf, moduleTitle, tablesOf } from '../read/sources.ts';
import type { DialogProps } from './FieldDialogs.tsx';

interface AddFieldProps extends DialogProps {
  readonly kind: KindName;
  readonly at: Destination;
  readonly onAdded: (pointer: string) => void;
}

interface Entry {
  readonly titles: Readonly<Record<string, string>>;
  /** As it was typed; until then it follows from the title. */
  readonly name?: string | undefined;
  readonly choices?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly module?: string | undefined;
}

/** What a new field is called, and what it cannot be without: its choices, its table, its shared module. */
export function AddField({ view, kind, at, onClose, onAdded, onSay }: AddFieldProps) {
  const { t, language } = useLanguage();
  const { files, shared, execute } = useEditor();
  const languages = languagesOf(files);
  const [entry, setEntry] = useState<Entry>({
    titles: {},
    table: kind === 'fromTable' ? tablesOf(files)[0] : undefined,
    module: kind === 'shared' ? modulesOf(shared)[0] : undefined,
  });
  const [isSent, setSent] = useState(false);
  // What a flush hands on counts at once, before the next drawing.
  const latest = useRef(entry);
  const change = (more: Partial<Entry>) => {
    latest.current = { ...latest.current, ...more };
    setEntry(latest.current);
  };
  const owner = view.tracked.ids.get(at.to.replace(/\/\*$/, ''));
  const siblings = at.to === '' ? view.fields : (view.tracked.byId.get(owner ?? '')?.children ?? []);
  const taken = siblings.map(({ name }) => name);
  const columns = columnsOf(files, entry.table ?? '');

  const titleIn = ({ titles }: Entry) => languages.map((code) => titles[code]).find(Boolean);
  const nameOf = (given: Entry) =>
    given.name ??
    nameFrom(titleIn(given) ?? given.module ?? '', taken, kind === 'section' ? 'section' : 'field');
  const nameError = (given: Entry) => {
    const name = nameOf(given);
    if (!isFieldName(name)) return t('fields.name.shape');
    return taken.includes(name) ? t('fields.name.taken') : undefined;
  };
  const needsTitle = (given: Entry) => kind !== 'shared' && titleIn(given) === undefined;
  const hasChoices = kind === 'choice' || kind === 'choices';
  const needsChoices = (given: Entry) => hasChoices && optionsFrom(given.choices, languages).length === 0;

  function add(): void {
    flushPendingCommits();
    setSent(true);
    const given = latest.current;
    if (nameError(given) !== undefined || needsTitle(given) || needsChoices(given)) return;
    const name = nameOf(given);
    const { table, module } = given;
    const column = given.column ?? columns[0];
    const command: Command = {
      type: 'addField',
      step: view.step,
      parent: at.to,
      index: at.index,
      name,
      kind,
      titles:
        kind === 'shared' && module !== undefined && titleIn(given) === undefined
          ? Object.fromEntries(languages.map((code) => [code, moduleTitle(files, shared, module, code)]))
          : given.titles,
      ...(hasChoices && { options: optionsFrom(given.choices, languages) }),
      ...(table !== undefined && column !== undefined && { fromTable: { table, value: column } }),
      ...(module !== undefined && { module }),
    };
    if (!execute(command)) {
      onClose();
      return;
    }
    onSay(t('fields.said.added', { field: titleIn(given) ?? name }));
    onAdded(`${at.to}/${name}`);
  }

  return (
    <Dialog
      isOpen
      title={t('fields.addTitle', { kind: t(`fields.kind.${kind}`) })}
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" onPress={add}>
            {t('fields.addConfirm')}
          </Button>
        </>
      }
    >
      <Stack>
        {kind === 'shared' && (
          <Select
            id="add-module"
            label={t('fields.module')}
            help={t('fields.module.help')}
            value={entry.module}
            options={modulesOf(shared).map((module) => ({
              value: module,
              label: t('fields.module.option', {
                module: moduleTitle(files, shared, module, language),
                count: moduleSize(shared, module),
              }),
            }))}
            onChange={(module) => change({ module })}
          />
        )}
        {languages.map((code, index) => (
          <TextField
            key={code}
            id={`add-title-${code}`}
            label={t('fields.titleIn', { language: isLanguage(code) ? languageNames[code] : code })}
            help={index === 0 ? t('fields.title.help') : undefined}
            isRequired={index === 0 && kind !== 'shared'}
            maxLength={500}
            autoFocus={index === 0 && kind !== 'shared'}
            value={entry.titles[code]}
            error={isSent && index === 0 && needsTitle(entry) ? t('fields.title.missing') : undefined}
            onCommit={(text) => change({ titles: { ...latest.current.titles, [code]: text ?? '' } })}
          />
        ))}
        {hasChoices && (
          <TextArea
            id="add-choices"
            label={t('fields.choices.lines')}
            help={t('fields.choices.linesHelp')}
            isRequired
            rows={4}
            value={entry.choices}
            error={isSent && needsChoices(entry) ? t('fields.choices.missing') : undefined}
            onCommit={(choices) => change({ choices })}
          />
        )}
        {kind === 'fromTable' && (
          <>
            <Select
              id="add-table"
              label={t('fields.table')}
              value={entry.table}
              options={tablesOf(files).map((table) => ({ value: table, label: table }))}
              onChange={(table) => change({ table, column: undefined })}
            />
            <Select
              id="add-column"
              label={t('fields.table.value')}
              value={entry.column ?? columns[0]}
              options={columns.map((column) => ({ value: column, label: column }))}
              onChange={(column) => change({ column })}
            />
          </>
        )}
        <TextField
          id="add-name"
          label={t('fields.name')}
          help={t('fields.name.help')}
          isRequired
          maxLength={60}
          value={nameOf(entry)}
          error={isSent ? nameError(entry) : undefined}
          onCommit={(name) => change({ name })}
        />
      </Stack>
    </Dialog>
  );
}

/** A choice a line, each with a value made out of its text; the text counts in every language until it is translated. */
function optionsFrom(lines: string | undefined, languages: readonly string[]) {
  const values: string[] = [];
  return (lines ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const value = nameFrom(line, values, 'option');
      values.push(value);
      return { value, texts: Object.fromEntries(languages.map((code) => [code, line])) };
    });
}
