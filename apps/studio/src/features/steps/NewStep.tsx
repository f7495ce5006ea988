import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, CheckboxGroup, Dialog, flushPendingCommits, Stack, TextField } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useEditor } from '../editor/EditorProvider.tsx';
import { languagesOf, textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { isId } from './ids.ts';
import { type RecordTypeView, readRoles } from './readSteps.ts';

interface NewStepProps {
  readonly recordType: RecordTypeView;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

interface Entry {
  readonly id?: string | undefined;
  readonly titles: Readonly<Record<string, string>>;
  readonly roles: readonly string[];
}

/** A step behind all others: what it is called, in the files and on the screen, and who completes it. */
export function NewStep({ recordType, onClose, onDone }: NewStepProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const [entry, setEntry] = useState<Entry>({ titles: {}, roles: [] });
  const [isSent, setSent] = useState(false);
  // What a flush hands on counts at once, before the next drawing.
  const latest = useRef(entry);
  const change = (more: Partial<Entry>) => {
    latest.current = { ...latest.current, ...more };
    setEntry(latest.current);
  };
  const idError = ({ id }: Entry) => {
    if (!isId(id)) return t('steps.id.shape');
    return files[`steps/${id}.schema.json`] === undefined ? undefined : t('steps.id.taken');
  };

  function add(): void {
    flushPendingCommits();
    setSent(true);
    const { id, titles, roles } = latest.current;
    if (!isId(id) || idError(latest.current) !== undefined || roles.length === 0) return;
    if (execute({ type: 'addStep', recordType: recordType.id, id, roles, titles })) onDone(id);
    else onClose();
  }

  return (
    <Dialog
      isOpen
      title={t('steps.new')}
      onClose={onClose}
      onSubmit={add}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button variant="primary" onPress={add}>
            {t('steps.add')}
          </Button>
        </>
      }
    >
      <Stack>
        {languagesOf(files).map((code) => (
          <TextField
            key={code}
            id={`new-step-${code}`}
            label={t('steps.titleIn', { language: isLanguage(code) ? languageNames[code] : code })}
            maxLength={200}
            value={entry.titles[code]}
            onCommit={(text) => change({ titles: { ...latest.current.titles, [code]: text ?? '' } })}
          />
        ))}
        <TextField
          id="new-step-id"
          label={t('steps.id')}
          help={t('steps.id.help')}
          isRequired
          value={entry.id}
          error={isSent ? idError(entry) : undefined}
          onCommit={(id) => change({ id })}
        />
        <CheckboxGroup
          id="new-step-roles"
          label={t('steps.roles')}
          isRequired
          value={entry.roles}
          options={readRoles(files).map((role) => ({
            value: role,
            label: textOf(files, language, `role.${role}.title`, role),
          }))}
          error={isSent && entry.roles.length === 0 ? t('steps.roles.missing') : undefined}
          onChange={(roles) => change({ roles: roles ?? [] })}
        />
      </Stack>
    </Dialog>
  );
}
