import { Banner, EmptyState } from '@greffe/ui';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePage } from '../../app/usePage.ts';
import { useEditor } from '../editor/EditorProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { readRecordTypes } from '../steps/readSteps.ts';
import { NewRule } from './dialogs/NewRule.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleList } from './RuleList.tsx';
import styles from './Rules.module.css';
import { readRules } from './readRules.ts';

/** What must hold across the fields of a step: the rules, and what is said of the one that is chosen. */
export function RulesPage() {
  const { t } = useLanguage();
  const { files } = useEditor();
  const [search, setSearch] = useSearchParams();
  const [isAdding, setAdding] = useState(false);
  usePage(t('rules.title'));
  const steps = [...new Set(readRecordTypes(files).flatMap((type) => type.steps.map(({ id }) => id)))];
  const rules = readRules(files);
  const wanted = search.get('rule');
  const selected = rules.find(({ id }) => id === wanted) ?? rules[0];
  const choose = (id: string | undefined) =>
    setSearch(id === undefined ? {} : { rule: id }, { replace: true });

  if (steps.length === 0)
    return <EmptyState title={t('rules.noSteps.title')}>{t('rules.noSteps.text')}</EmptyState>;
  return (
    <div className={styles.room}>
      <div className={styles.page}>
        <RuleList
          rules={rules}
          steps={steps}
          selected={selected?.id}
          onSelect={choose}
          onAdd={() => setAdding(true)}
        />
        <div className={styles.main}>
          {wanted !== null && selected && selected.id !== wanted && (
            <Banner tone="warning">{t('rules.gone', { rule: wanted })}</Banner>
          )}
          {selected ? (
            <RuleForm key={selected.id} rule={selected} rules={rules} onSelect={choose} />
          ) : (
            <EmptyState title={t('rules.none.title')}>{t('rules.none.text')}</EmptyState>
          )}
        </div>
      </div>
      {isAdding && (
        <NewRule
          rules={rules}
          steps={steps}
          step={selected?.step}
          onClose={() => setAdding(false)}
          onDone={(id) => {
            setAdding(false);
            choose(id);
          }}
        />
      )}
    </div>
  );
}
