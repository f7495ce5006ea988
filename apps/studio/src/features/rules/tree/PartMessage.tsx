import { isLanguage, languageNames } from '@greffe/client/app';
import { Button, FieldCell, FieldGrid, TextField } from '@greffe/ui';
import { useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { languagesOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { readTexts } from '../../texts/textTable.ts';
import { useTree } from './treeContext.ts';
import type { Way } from './treeView.ts';

interface PartMessageProps {
  readonly way: Way;
  readonly number: string;
  /** The key of its sentence, where it has one. */
  readonly message: string | undefined;
}

/** What a part says in place of the rule when it is the one that does not hold; most need none. */
export function PartMessage({ way, number, message }: PartMessageProps) {
  const { t } = useLanguage();
  const { files } = useEditor();
  const { idOf, setMessage } = useTree();
  const [isOpen, setOpen] = useState(false);
  // The rule's own sentence is its condition's, where it has one alone.
  if (way.length === 0 && message === undefined) return null;
  if (message === undefined && !isOpen) {
    return (
      <div>
        <Button
          size="small"
          variant="quiet"
          icon="plus"
          aria-label={t('rules.message.addTo', { number })}
          onPress={() => setOpen(true)}
        >
          {t('rules.message.add')}
        </Button>
      </div>
    );
  }
  return (
    <FieldGrid>
      {languagesOf(files).map((code) => (
        <FieldCell key={code} width="half">
          <TextField
            id={idOf(way, `message-${code}`)}
            label={t('rules.message.in', { language: isLanguage(code) ? languageNames[code] : code })}
            autoFocus={isOpen && code === languagesOf(files)[0]}
            maxLength={500}
            value={message === undefined ? undefined : readTexts(files[`i18n/${code}.json`])?.[message]}
            onCommit={(text) => setMessage(way, code, text)}
          />
        </FieldCell>
      ))}
    </FieldGrid>
  );
}
