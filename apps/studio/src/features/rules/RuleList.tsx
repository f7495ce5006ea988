import { Button, SearchField, StatusBadge } from '@greffe/ui';
import { useEffect, useRef, useState } from 'react';
import { useEditor, useFindings } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Rules.module.css';
import type { RuleView } from './readRules.ts';

/** From this many on, one looks for a rule by its words. */
const MANY = 8;

interface RuleListProps {
  readonly rules: readonly RuleView[];
  /** The steps in the order of the workflow; rules of other steps stand behind. */
  readonly steps: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onAdd: () => void;
}

/** The rules by step, each by its sentence; the one that is shown can be moved among those of its step. */
export function RuleList({ rules, steps, selected, onSelect, onAdd }: RuleListProps) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const findings = useFindings();
  const [words, setWords] = useState('');
  const list = useRef<HTMLElement>(null);

  // One that was come to by its address is seen in a long list, too.
  useEffect(() => {
    if (selected !== undefined)
      list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const sentenceOf = ({ id }: RuleView) => textOf(files, language, `rule.${id}`, id);
  const titleOf = (step: string) => textOf(files, language, `step.${step}.title`, step);
  const isMeant = (rule: RuleView) =>
    `${sentenceOf(rule)} ${rule.id} ${titleOf(rule.step)}`.toLowerCase().includes(words.toLowerCase());
  const shown = rules.filter(isMeant);
  const order = [...steps, ...rules.map(({ step }) => step).filter((step) => !steps.includes(step))];
  const groups = [...new Set(order)]
    .map((step) => ({ step, rules: shown.filter((rule) => rule.step === step) }))
    .filter((group) => group.rules.length > 0);

  const current = rules.find(({ id }) => id === selected);
  const siblings = rules.filter(({ step }) => step === current?.step);
  const at = siblings.findIndex(({ id }) => id === selected);

  function move(by: 1 | -1): void {
    const neighbour = siblings[at + by];
    if (!current || !neighbour) return;
    // What was shown as the first of the list stays shown when it is not the first any more.
    onSelect(current.id);
    execute({ type: 'moveRule', id: current.id, to: neighbour.index });
  }

  const countOf = ({ pointer }: RuleView) =>
    findings.filter((each) => each.file === 'rules.json' && `${each.pointer}/`.startsWith(`${pointer}/`))
      .length;

  return (
    <nav ref={list} aria-label={t('rules.list')} className={styles.lists}>
      <div className={styles.actions}>
        <Button size="small" icon="plus" onPress={onAdd}>
          {t('rules.add')}
        </Button>
        <Button size="small" icon="arrow-up" isDisabled={at <= 0} onPress={() => move(-1)}>
          {t('steps.up')}
        </Button>
        <Button
          size="small"
          icon="arrow-down"
          isDisabled={at < 0 || at === siblings.length - 1}
          onPress={() => move(1)}
        >
          {t('steps.down')}
        </Button>
      </div>
      {rules.length > MANY && (
        <SearchField
          id="rules-search"
          label={t('rules.search')}
          placeholder={t('rules.search')}
          clearLabel={t('rules.search.clear')}
          value={words}
          onCommit={setWords}
        />
      )}
      {words !== '' && (
        <p role="status" className={styles.count}>
          {t('rules.found', { count: shown.length })}
        </p>
      )}
      {groups.map(({ step, rules: own }) => (
        <section key={step} aria-labelledby={`rules-of-${step}`} className={styles.list}>
          <h2 id={`rules-of-${step}`}>{titleOf(step)}</h2>
          <ol>
            {own.map((rule) => {
              const count = countOf(rule);
              return (
                <li key={rule.id}>
                  <button
                    type="button"
                    className={rule.id === selected ? `${styles.rule} ${styles.selected}` : styles.rule}
                    aria-current={rule.id === selected || undefined}
                    onClick={() => onSelect(rule.id)}
                  >
                    <span>{sentenceOf(rule)}</span>
                    {rule.severity === 'warning' && (
                      <span>
                        <StatusBadge tone="warning">{t('rules.severity.warning.short')}</StatusBadge>
                      </span>
                    )}
                    {count > 0 && <small className={styles.faults}>{t('steps.findings', { count })}</small>}
                  </button>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </nav>
  );
}
