import { Section } from '@greffe/ui';
import { engineTexts } from '../texts/engineTexts.ts';
import styles from './ReadOnlySection.module.css';
import type { ReadOnlyItem, SectionContent } from './sections.ts';

export interface ReadOnlySectionProps {
  readonly section: SectionContent;
  readonly language: string;
  readonly showsEmpty: boolean;
  readonly level: 2 | 3;
}

/** One section to read: a description list, and its groups under headings of their own. */
export function ReadOnlySection({ section, language, showsEmpty, level }: ReadOnlySectionProps) {
  const content = (
    <>
      <Values items={section.items} language={language} showsEmpty={showsEmpty} />
      {section.groups.map((group) => (
        <ReadOnlySection
          key={group.pointer}
          section={group}
          language={language}
          showsEmpty={showsEmpty}
          level={3}
        />
      ))}
    </>
  );
  if (level === 2) return <Section {...(section.title ? { title: section.title } : {})}>{content}</Section>;
  return (
    <div className={styles.group}>
      <h3 className={styles.title}>{section.title}</h3>
      {content}
    </div>
  );
}

interface ValuesProps {
  readonly items: readonly ReadOnlyItem[];
  readonly language: string;
  readonly showsEmpty: boolean;
}

function Values({ items, language, showsEmpty }: ValuesProps) {
  const t = engineTexts(language);
  const shown = showsEmpty ? items : items.filter((item) => item.value !== undefined);
  if (shown.length === 0) return null;
  return (
    <dl className={styles.list}>
      {shown.map(({ pointer, title, value }) => (
        <div key={pointer} className={styles.item}>
          <dt>{title}</dt>
          <dd className={value === undefined ? styles.none : undefined}>{value ?? t('value.none')}</dd>
        </div>
      ))}
    </dl>
  );
}
