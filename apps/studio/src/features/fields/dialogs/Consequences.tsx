import { useMemo } from 'react';
import { type Command, type Consequence, consequencesOf, sentenceOf } from '../../../model/index.ts';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { textOf } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from '../Fields.module.css';
import { titlesOf } from '../read/titles.ts';

/** More lines than these are counted, not read. */
const MOST = 8;
const whats = ['breaks', 'goes', 'follows'] as const;

/** What a command reaches besides what it is about, in sentences: what breaks, what goes along, what follows. */
export function Consequences({ command }: { readonly command: Command | undefined }) {
  const { t, language } = useLanguage();
  const { files, shared } = useEditor();
  const reached = useMemo(() => {
    if (!command) return [];
    const titleOf = titlesOf(files, shared, language);
    return consequencesOf(files, command, shared)
      .filter(({ kind }) => kind !== 'text')
      .map((each) => {
        // A place is called as it is on the screen, where it has a title.
        const [step = '', ...way] = each.name.split('/');
        const pointer = way.map((part) => `/${part}`).join('');
        const isField = each.kind === 'logic' || each.kind === 'layout';
        const title = isField ? titleOf(step, pointer, []) : undefined;
        const name = each.kind === 'workflow' ? textOf(files, language, `step.${step}.title`, step) : title;
        return name === undefined ? each : { ...each, name };
      });
  }, [files, shared, language, command]);

  return (
    <>
      {whats.map((what) => {
        const of = reached.filter((each) => each.what === what);
        const examples = new Set(of.filter(({ kind }) => kind === 'case').map(({ name }) => name)).size;
        const all = [
          ...new Set(of.filter(({ kind }) => kind !== 'case').map((each) => sentenceOf(each, language))),
          // An example stays: what it answers here is what changes.
          ...(examples > 0
            ? [t(`fields.examples.${what satisfies Consequence['what']}`, { count: examples })]
            : []),
        ];
        if (all.length === 0) return null;
        return (
          <div key={what}>
            <p className={styles.lead}>{t(`fields.consequences.${what}`, { count: all.length })}</p>
            <ul className={styles.consequences}>
              {all.slice(0, MOST).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
              {all.length > MOST && <li>{t('fields.consequences.more', { count: all.length - MOST })}</li>}
            </ul>
          </div>
        );
      })}
    </>
  );
}
