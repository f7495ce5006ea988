import { Banner, Button } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { type CsvFinding, readCsv, type TextChange, textsToCsv } from './csv.ts';
import styles from './Texts.module.css';
import type { TextTable } from './textTable.ts';

/** The largest file that is read, in bytes. */
const largestFile = 5_000_000;
/** How many findings are named before the others are counted. */
const named = 20;

interface CsvBarProps {
  readonly table: TextTable;
  /** Whether the changes could be taken over. */
  readonly onChanges: (changes: readonly TextChange[]) => boolean;
}

interface Outcome {
  readonly count: number;
  readonly findings: readonly CsvFinding[];
}

/** Texts out to a spreadsheet and back: what has changed is one edit, what cannot be read is said by line. */
export function CsvBar({ table, onChanges }: CsvBarProps) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<Outcome>();

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > largestFile) {
      setOutcome({ count: 0, findings: [{ code: 'notCsv', line: 1, what: file.name }] });
      return;
    }
    const { changes, findings } = readCsv(await file.text(), table);
    const isDone = changes.length > 0 && onChanges(changes);
    setOutcome({ count: isDone ? changes.length : 0, findings });
  }

  return (
    <>
      <div className={styles.csv}>
        <Button icon="arrow-down" onPress={() => download(textsToCsv(table))}>
          {t('texts.csvOut')}
        </Button>
        <Button icon="arrow-up" onPress={() => input.current?.click()}>
          {t('texts.csvIn')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,text/csv,text/tab-separated-values"
          hidden
          aria-label={t('texts.csvIn')}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            // The same file chosen again is read again.
            event.target.value = '';
          }}
        />
      </div>
      {outcome && (
        <div className={styles.outcome}>
          <Banner
            tone={outcome.findings.length > 0 ? 'warning' : 'success'}
            announce="polite"
            title={t('texts.csvDone', { count: outcome.count })}
            actions={
              <Button size="small" onPress={() => setOutcome(undefined)}>
                {t('texts.csvClose')}
              </Button>
            }
          >
            {outcome.findings.length > 0 && (
              <ul>
                {outcome.findings.slice(0, named).map((finding) => (
                  <li key={`${finding.code} ${finding.line} ${finding.what}`}>
                    {t('texts.csvLine', { line: finding.line })}{' '}
                    {t(`csv.${finding.code}`, { what: finding.what.slice(0, 80) })}
                  </li>
                ))}
                {outcome.findings.length > named && (
                  <li>{t('texts.csvMore', { count: outcome.findings.length - named })}</li>
                )}
              </ul>
            )}
          </Banner>
        </div>
      )}
    </>
  );
}

function download(csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'texts.csv';
  link.click();
  URL.revokeObjectURL(address);
}
