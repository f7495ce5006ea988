import { brusselsDay } from '@greffe/definition';
import { Banner, Button, StatusBadge, type Tone } from '@greffe/ui';
import type { EntryStatus } from '@greffe/workflow';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { entryWords } from './entryWords.ts';
import { FillingPane } from './FillingPane.tsx';
import styles from './Preview.module.css';
import type { EntryView } from './trial/trialView.ts';
import type { Trial } from './useTrial.ts';

const tones: Readonly<Record<EntryStatus, Tone>> = {
  scheduled: 'neutral',
  open: 'info',
  draft: 'info',
  validated: 'success',
  locked: 'success',
  missed: 'warning',
};

/** A step that is filled many times: the entry on the screen, and all of them. */
export function EntriesPane({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { preview, state, view } = trial;
  const { entries, step, machine } = view;
  const chosen = state.screen.entry;
  const entry = entries.find((one) => one.entry === chosen) ?? toFill(entries, preview.now());
  const { kind } = machine.step(step.id)?.repeat ?? {};

  async function add(): Promise<void> {
    const name = String(entries.length + 1);
    if (await preview.command({ type: 'add', step: step.id, entry: name })) preview.show({ entry: name });
  }

  return (
    <>
      {entry && (
        <div className={styles.entry}>
          <h4 id="preview-entry" tabIndex={-1}>
            {entryWords(entry, t)}
          </h4>
          <FillingPane trial={trial} filling={entry} target={{ step: step.id, entry: entry.entry }} />
        </div>
      )}
      {step.commands.includes('add') && (
        <Button icon="plus" onPress={() => void add()}>
          {t('preview.entries.add')}
        </Button>
      )}
      {entries.length === 0 ? (
        <Banner tone="neutral">
          {t(kind === 'atWill' ? 'preview.entries.none' : 'preview.entries.noneYet')}
        </Banner>
      ) : (
        <ul className={styles.entries} aria-label={t('preview.entries.title')}>
          {entries.map((one) => (
            <li key={one.entry}>
              <span>{entryWords(one, t)}</span>
              <StatusBadge tone={tones[one.status]}>{t(`preview.entry.${one.status}`)}</StatusBadge>
              {one.entry !== entry?.entry && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={t('preview.entries.open', { entry: entryWords(one, t) })}
                  onPress={() => preview.show({ entry: one.entry })}
                >
                  {t('preview.entries.show')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The entry that is expected today, else the first that can be filled in. */
function toFill(entries: readonly EntryView[], now: string): EntryView | undefined {
  const open = entries.filter(({ commands }) => commands.includes('validate'));
  return open.find(({ due }) => due === brusselsDay(now)) ?? open[0];
}
