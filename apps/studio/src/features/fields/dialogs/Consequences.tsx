import { useMemo } from 'react';
import { type Command, type Consequence, consequencesOf, sentenceOf } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Fields.module.css';

/** More lines than these are counted, not read. */
const MOST = 8;

/** What a command reaches besides what it is about, in sentences: what breaks, what goes along, what follows. */
export function Consequences({ command }: { readonly command: Command | undefined }) {
  const { t, language } = useLanguage();
  const { files, shared } = useEditor();
  const reached = useMemo(
    () => (command ? consequencesOf(files, command, shared).filter(({ kind }) => kind !== 'text') : []),
    [files, shared, command],
  );
  const sentences = (what: Consequence['what']) => [
    ...new Set(reached.filter((each) => each.what === what).map((each) => sentenceOf(each, language))),
  ];
  const list = (what: Consequence['what']) => {
    const all = sentences(what);
    if (all.length === 0) return null;
    return (
      <>
        <p className={styles.lead}>{t(`fields.consequences.${what}`, { count: all.length })}</p>
        <ul className={styles.consequences}>
          {all.slice(0, MOST).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          {all.length > MOST && <li>{t('fields.consequences.more', { count: all.length - MOST })}</li>}
        </ul>
      </>
    );
  };
  return (
    <>
      {list('breaks')}
      {list('goes')}
      {list('follows')}
    </>
  );
}
