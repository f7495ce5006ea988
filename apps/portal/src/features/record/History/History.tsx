import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Button, Link, Section, Stack, Timeline } from '@greffe/ui';
import { useState } from 'react';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { historyAddress } from '../steps/addresses.ts';
import styles from './History.module.css';
import { toldEvents } from './historyWords.ts';

/** Events that are shown before all are asked for: a diary of three weeks would bury the rest. */
const shortLength = 8;

/** What happened to a record, the latest first. */
export function History({ record, bundle }: { readonly record: RecordView; readonly bundle: Bundle }) {
  const { t, language } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const told = toldEvents({ record, bundle, texts: definitionTexts(bundle, language), t });
  const shown = isWhole ? told : told.slice(0, shortLength);
  return (
    <Section id="history" title={t('history.title')} isTight>
      <Stack gap={4}>
        <Timeline
          label={t('history.title')}
          events={shown.map(({ entry, title, isByItself, lines, tone, icon }, index) => ({
            // Counted from the first event on: what is new comes before, and changes no other's key.
            id: String(told.length - index),
            title,
            time: formatDateTime(entry.at),
            dateTime: entry.at,
            by: isByItself
              ? undefined
              : entry.by
                ? t('history.by', { name: entry.by.name })
                : t('history.bySystem'),
            tone,
            icon,
            detail: lines.length > 0 && (
              <div className={styles.detail}>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </div>
            ),
          }))}
        />
        {told.length > shown.length && (
          <div>
            <Button size="small" onPress={() => setWhole(true)}>
              {t('history.all', { count: told.length })}
            </Button>
          </div>
        )}
        <p>
          <Link href={historyAddress(record.id)}>{t('history.values')}</Link>
        </p>
      </Stack>
    </Section>
  );
}
