import type { RecordView } from '@greffe/client';
import { addDuration, type Bundle } from '@greffe/definition';
import { durationWords } from '@greffe/definition/texts';
import { Button, Countdown, Icon } from '@greffe/ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { dayOf, formatDateTime, formatTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { RefusedBanner } from '../banners/RefusedBanner.tsx';
import { addressOf, type Filling } from '../filling.ts';
import { SupportAddress } from '../Support/SupportAddress.tsx';
import { useServerNow } from '../useServerNow.ts';
import { useStepCommand } from '../useStepCommand.ts';
import { transmits, workflowStepOf } from '../workflowOf.ts';
import styles from './UndoPanel.module.css';

interface UndoPanelProps {
  readonly record: RecordView;
  readonly filling: Filling & { readonly until: string };
  readonly bundle: Bundle;
  /** Whether it was validated from this very page: the panel then takes the focus, for it is the answer. */
  readonly isFresh: boolean;
  readonly onEnd?: () => void;
  /** Where to go on. */
  readonly next?: ReactNode;
}

/** A step that is validated and can still be undone: for how long, by whom, and what waits until then. */
export function UndoPanel({ record, filling, bundle, isFresh, onEnd, next }: UndoPanelProps) {
  const { t, language } = useLanguage();
  const now = useServerNow(record);
  const panel = useRef<HTMLElement>(null);
  const undoing = useStepCommand(record);
  const texts = definitionTexts(bundle, language);
  const workflow = workflowStepOf(bundle, record.recordType, filling.id);
  const { until, held } = filling;
  const isToday = dayOf(until) === dayOf(record.now);
  const time = isToday ? formatTime(until) : formatDateTime(until);
  const canUndo = filling.commands.includes('undo');
  // A record of one step has no heading of its own for it.
  const Heading = record.steps.length > 1 ? 'h3' : 'h2';
  const duration =
    workflow?.correction.mode === 'undo' ? durationWords(workflow.correction.window, language) : '';

  useEffect(() => {
    if (isFresh) panel.current?.focus();
  }, [isFresh]);

  return (
    <section ref={panel} tabIndex={-1} className={styles.panel} aria-labelledby="undo-title">
      {undoing.isError && (
        <RefusedBanner title={t('undo.failed')} error={undoing.error} support={bundle.support.email} />
      )}
      <div className={styles.row}>
        <div className={styles.words}>
          <Heading id="undo-title" className={styles.title}>
            <Icon name="check-circle" className={styles.icon} />
            {t('undo.title')}
          </Heading>
          <p>{canUndo ? t('undo.yours', { time }) : whoseWords(filling, time, t)}</p>
          <ul className={styles.held}>
            {held.map(({ message, to }) => (
              <li key={message}>
                {t('undo.message', {
                  subject: texts.message(message),
                  roles: to.map(texts.role).join(', '),
                  time,
                })}
              </li>
            ))}
            {transmits(workflow) && <li>{t('undo.transmission', { time })}</li>}
          </ul>
          <p className={styles.after}>{t('undo.after', { time })}</p>
          <SupportAddress email={bundle.support.email} />
        </div>
        <Countdown
          label={t('undo.remaining')}
          until={Date.parse(until)}
          now={now}
          total={windowLength(
            until,
            workflow?.correction.mode === 'undo' ? workflow.correction.window : 'PT0S',
          )}
          says={{
            start: canUndo ? t('undo.says.start', { duration }) : '',
            lastMinute: canUndo ? t('undo.says.lastMinute') : '',
            end: t('undo.says.end'),
          }}
          {...(onEnd && { onEnd })}
        />
      </div>
      {(canUndo || next) && (
        <div className={styles.actions}>
          {canUndo && (
            <Button
              icon="undo"
              isPending={undoing.isPending}
              pendingLabel={t('app.loading')}
              onPress={() => undoing.mutate({ type: 'undo', ...addressOf(filling) })}
            >
              {t('undo.action')}
            </Button>
          )}
          {next}
        </div>
      )}
    </section>
  );
}

function whoseWords({ by }: Filling, time: string, t: ReturnType<typeof useLanguage>['t']): string {
  return by ? t('undo.theirs', { name: by.name, time }) : t('undo.somebodys', { time });
}

/** From the validation to the end of the window, in milliseconds. */
function windowLength(until: string, window: string): number {
  return Math.max(1000, Date.parse(until) - Date.parse(addDuration(until, `-${window}`)));
}
