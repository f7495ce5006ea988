import { Section, Select } from '@greffe/ui';
import { useState } from 'react';
import type { Tree } from '../../model/index.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Rules.module.css';
import type { RuleView } from './readRules.ts';
import { TreeEditor } from './tree/TreeEditor.tsx';
import { Answer } from './trial/Answer.tsx';
import { useRuleTrial } from './trial/useRuleTrial.ts';

/** What has to hold, tried at once on what was typed in the preview, with the sentence of the law beside it. */
export function RuleTreeSection({ rule, assert }: { readonly rule: RuleView; readonly assert: Tree }) {
  const { t } = useLanguage();
  const [item, setItem] = useState(0);
  const trial = useRuleTrial(rule, assert, item);
  const { places, explanation, hasData } = trial;
  const { source, article, sentence } = rule.cite;
  return (
    <Section
      id="rule-tree"
      title={t('rules.tree')}
      description={t('rules.tree.help')}
      aside={<Answer explanation={explanation} />}
    >
      <div className={styles.stack}>
        {sentence !== undefined && (
          <figure className={styles.law}>
            <figcaption>{t('rules.law', { source: source ?? '', article: article ?? '' })}</figcaption>
            <blockquote>{sentence}</blockquote>
          </figure>
        )}
        <p className={styles.note}>
          {t(
            places.length === 0 ? 'rules.trial.noItem' : hasData ? 'rules.trial.data' : 'rules.trial.noData',
          )}
        </p>
        {places.length > 1 && (
          <div className={styles.item}>
            <Select
              id="rule-item"
              label={t('rules.trial.item')}
              value={String(Math.min(item, places.length - 1))}
              options={places.map((_place, index) => ({
                value: String(index),
                label: t('rules.trial.itemNumber', { number: index + 1 }),
              }))}
              onChange={(next) => setItem(Number(next))}
            />
          </div>
        )}
        <TreeEditor rule={rule} assert={assert} trial={trial} />
      </div>
    </Section>
  );
}
