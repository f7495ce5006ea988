import { FieldCell, FieldGrid, NumberField, Section } from '@greffe/ui';
import { useEditor, useFindings } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { CounterFacts } from './CounterFacts.tsx';
import styles from './Counters.module.css';
import { CounterTexts } from './CounterTexts.tsx';
import type { CounterView } from './readCounters.ts';

const file = 'counters.json';

/** One counter: how much, who is told from when on, what they read, and what it counts. */
export function CounterForm({ counter }: { readonly counter: CounterView }) {
  const { t, language } = useLanguage();
  const { files, execute } = useEditor();
  const findings = useFindings();
  const { id, pointer, limit, from, every } = counter;
  const errorAt = (...parts: readonly string[]) =>
    findings
      .filter((each) => each.file === file && parts.some((part) => each.pointer === `${pointer}${part}`))
      .map(({ message }) => message)
      .join(' ') || undefined;

  function setLimit(value: number | string | undefined): void {
    // An empty limit is none that could be checked: what stood there stays.
    if (value !== undefined) execute({ type: 'setValue', file, pointer: `${pointer}/limit`, value });
  }

  /** Both figures belong together: without one of them nobody is told. */
  function setNotices(part: 'from' | 'every', value: number | string | undefined): void {
    const at = `${pointer}/notices`;
    const hasNotices = from !== undefined || every !== undefined;
    if (value === undefined) {
      if (hasNotices) execute({ type: 'removeValue', file, pointer: at });
      return;
    }
    const before = { from: from ?? limit ?? 1, every: every ?? 1 };
    execute({
      type: 'setValue',
      file,
      pointer: at,
      value: { ...before, [part]: value },
      after: 'at',
    });
  }

  return (
    <Section id={`counter-${id}`} title={textOf(files, language, `counter.${id}.title`, id)}>
      <div className={styles.parts}>
        <FieldGrid>
          <FieldCell width="third">
            <NumberField
              id={`counter-limit-${id}`}
              label={t('counters.limit')}
              help={t('counters.limit.help')}
              inputMode="numeric"
              value={limit}
              error={errorAt('/limit')}
              onCommit={setLimit}
            />
          </FieldCell>
          <FieldCell width="third">
            <NumberField
              id={`counter-from-${id}`}
              label={t('counters.from')}
              help={t('counters.notices.help')}
              inputMode="numeric"
              value={from}
              error={errorAt('/notices', '/notices/from')}
              onCommit={(value) => setNotices('from', value)}
            />
          </FieldCell>
          <FieldCell width="third">
            <NumberField
              id={`counter-every-${id}`}
              label={t('counters.every')}
              inputMode="numeric"
              value={every}
              error={errorAt('/notices/every')}
              onCommit={(value) => setNotices('every', value)}
            />
          </FieldCell>
        </FieldGrid>
        <CounterTexts id={id} hasNotices={from !== undefined} />
        <CounterFacts counter={counter} />
      </div>
    </Section>
  );
}
