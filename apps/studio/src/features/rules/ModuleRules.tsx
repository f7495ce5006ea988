import { Disclosure } from '@greffe/ui';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useGround } from '../logic/ground/useGround.ts';
import styles from './Rules.module.css';
import { readRules } from './readRules.ts';

/** The rules that a step has from shared modules: they hold, too, and are not changed here. */
export function ModuleRules({ step }: { readonly step: string }) {
  const { t } = useLanguage();
  const { files } = useEditor();
  const { sketch, textOf } = useGround({ step, scope: '' });
  const own = new Set(readRules(files).map(({ id }) => id));
  const mounted = (sketch.steps[step]?.rules ?? []).filter(({ id }) => !own.has(id));
  if (mounted.length === 0) return null;
  return (
    <Disclosure title={t('rules.modules', { count: mounted.length })}>
      <p className={styles.note}>{t('rules.modules.text')}</p>
      <ul className={styles.mounted}>
        {mounted.map(({ id, message }) => (
          <li key={id}>{textOf(message) ?? id}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
