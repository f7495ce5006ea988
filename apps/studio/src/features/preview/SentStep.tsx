import { formatDateTime, formatTime } from '@greffe/client/app';
import { addDuration, parseDuration } from '@greffe/definition';
import { durationWords } from '@greffe/definition/texts';
import { StepForm } from '@greffe/form-engine';
import { Button, Countdown } from '@greffe/ui';
import type { StepTarget } from '@greffe/workflow';
import { factsAt, heldOf, shownData } from '@greffe/workflow/memory';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { Filling } from './FillingPane.tsx';
import styles from './Preview.module.css';
import { SupportDialog } from './SupportDialog.tsx';
import type { Trial } from './useTrial.ts';

interface SentStepProps {
  readonly trial: Trial;
  readonly filling: Filling;
  readonly target: StepTarget;
}

/** A step to read, with what can still be done about it: undo, reopen, unlock, a note. */
export function SentStep({ trial, filling, target }: SentStepProps) {
  const { preview, view, language } = trial;
  const { bundle, record } = view;
  const ground = preview.ground();
  const { seesDrafts } = view.step;
  const isDone = filling.status === 'validated' || filling.status === 'locked';
  // Somebody else's draft of which nothing was validated is not shown.
  const isOthers = !isDone && !seesDrafts && heldOf(record, target)?.validated === undefined;
  const isMissing =
    isOthers || filling.status === 'open' || filling.status === 'scheduled' || filling.status === 'missed';
  return (
    <>
      <Corrections trial={trial} filling={filling} target={target} />
      {ground && !isMissing && (
        <div lang={language}>
          <StepForm
            bundle={bundle}
            step={target.step}
            data={shownData(ground, record, target, preview.now(), seesDrafts)}
            facts={factsAt(record, preview.now())}
            language={language}
            readOnly
          />
        </div>
      )}
    </>
  );
}

function Corrections({ trial, filling, target }: SentStepProps) {
  const { t } = useLanguage();
  const { preview } = trial;
  const { commands, until, status } = filling;
  const [asked, setAsked] = useState<'unlock' | 'annotate'>();
  const can = (name: (typeof commands)[number]) => commands.includes(name);
  return (
    <div className={styles.corrections}>
      {until !== undefined && <UndoWindow trial={trial} until={until} target={target} />}
      {status === 'locked' && <p>{t('preview.locked')}</p>}
      {(status === 'open' || status === 'draft') && <p>{t('preview.othersTurn')}</p>}
      {can('undo') && (
        <Button icon="undo" onPress={() => void preview.command({ type: 'undo', ...target })}>
          {t('preview.undo.action')}
        </Button>
      )}
      {can('reopen') && (
        <Button icon="pencil" onPress={() => void preview.command({ type: 'reopen', ...target })}>
          {t('preview.reopen')}
        </Button>
      )}
      {can('unlock') && <Button onPress={() => setAsked('unlock')}>{t('preview.unlock')}</Button>}
      {can('annotate') && <Button onPress={() => setAsked('annotate')}>{t('preview.annotate')}</Button>}
      {asked && (
        <SupportDialog
          kind={asked}
          onClose={() => setAsked(undefined)}
          onDone={(text) => {
            setAsked(undefined);
            const command =
              asked === 'unlock'
                ? ({ type: 'unlock', reason: text, ...target } as const)
                : ({ type: 'annotate', text, ...target } as const);
            void preview.command(command);
          }}
        />
      )}
    </div>
  );
}

interface UndoWindowProps {
  readonly trial: Trial;
  readonly until: string;
  readonly target: StepTarget;
}

/** For how long it can still be undone, and what waits until then. */
function UndoWindow({ trial, until, target }: UndoWindowProps) {
  const { t, language } = useLanguage();
  const { preview, view, texts } = trial;
  const correction = view.machine.step(target.step)?.correction;
  const window = correction?.mode === 'undo' ? correction.window : 'PT0S';
  const start = '2026-01-01T00:00:00.000Z';
  const total = parseDuration(window) ? Date.parse(addDuration(start, window)) - Date.parse(start) : 0;
  const isToday = until.slice(0, 10) === preview.now().slice(0, 10);
  const time = isToday ? formatTime(until) : formatDateTime(until);
  return (
    <div className={styles.undo}>
      <p>{t('preview.undo.somebodys', { time })}</p>
      <Countdown
        until={Date.parse(until)}
        now={() => Date.parse(preview.now())}
        total={total}
        label={t('preview.undo.remaining')}
        says={{
          start: t('preview.undo.says.start', { duration: durationWords(window, language) }),
          lastMinute: t('preview.undo.says.lastMinute'),
          end: t('preview.undo.says.end'),
        }}
        onEnd={() => preview.wait()}
      />
      {view.step.held.length > 0 && (
        <ul className={styles.held}>
          {view.step.held.map(({ message, to }) => (
            <li key={message}>
              {t('preview.undo.message', {
                subject: texts.subject(message),
                roles: to.map(texts.role).join(', '),
                time,
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
