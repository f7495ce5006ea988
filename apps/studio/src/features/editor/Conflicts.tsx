import type { DraftFiles } from '@greffe/client/studio';
import { Banner, Button } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { ConflictChoice } from './ConflictChoice.tsx';
import styles from './Editor.module.css';
import type { Choices, DraftConflict, Side } from './mergeDrafts.ts';

interface ConflictsProps {
  readonly conflicts: readonly DraftConflict[];
  readonly files: DraftFiles;
  readonly onSettle: (choices: Choices) => void;
}

/** What was changed here and by somebody else at the same place: nothing is saved until each place is settled. */
export function Conflicts({ conflicts, files, onSettle }: ConflictsProps) {
  if (conflicts.length === 0) return null;
  // Another meeting with somebody's changes is another question.
  return (
    <Open
      key={conflicts.map(({ key }) => key).join()}
      conflicts={conflicts}
      files={files}
      onSettle={onSettle}
    />
  );
}

function Open({ conflicts, files, onSettle }: ConflictsProps) {
  const { t } = useLanguage();
  const [choices, setChoices] = useState<Choices>({});
  const [isSent, setSent] = useState(false);
  const left = conflicts.filter(({ key }) => choices[key] === undefined).length;

  function settle(by: Choices): void {
    onSettle(by);
    // What was chosen is gone from the page, and with it the focus.
    document.querySelector('h1')?.focus();
  }
  const all = (side: Side) => () => settle(Object.fromEntries(conflicts.map(({ key }) => [key, side])));

  return (
    <Banner
      tone="warning"
      announce="assertive"
      title={t('conflict.title', { count: conflicts.length })}
      actions={
        <>
          <Button
            variant="primary"
            onPress={() => {
              setSent(true);
              if (left === 0) settle(choices);
            }}
          >
            {t('conflict.settle')}
          </Button>
          <Button onPress={all('mine')}>{t('conflict.mine')}</Button>
          <Button onPress={all('theirs')}>{t('conflict.theirs')}</Button>
        </>
      }
    >
      <p>{t('conflict.text')}</p>
      <ul className={styles.conflicts}>
        {conflicts.map((conflict, index) => (
          <li key={conflict.key}>
            <ConflictChoice
              id={`conflict-${index}`}
              conflict={conflict}
              files={files}
              value={choices[conflict.key]}
              isMissing={isSent && choices[conflict.key] === undefined}
              onChange={(side) => setChoices({ ...choices, [conflict.key]: side })}
            />
          </li>
        ))}
      </ul>
    </Banner>
  );
}
