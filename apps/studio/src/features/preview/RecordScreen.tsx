import { Banner, Button, StatusBadge, StepPath, type Tone } from '@greffe/ui';
import type { RecordStatus } from '@greffe/workflow';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './Preview.module.css';
import { StepPane } from './StepPane.tsx';
import { waitWords } from './stepWords.ts';
import type { Trial } from './useTrial.ts';

const tones: Readonly<Record<RecordStatus, Tone>> = {
  open: 'info',
  sending: 'info',
  sent: 'success',
  correctionsNeeded: 'warning',
  deleted: 'neutral',
  closed: 'neutral',
};

/** The record on the screen: its path, the step of the role, and where it goes on. */
export function RecordScreen({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { view, texts } = trial;
  const { projection, step, isSeen, role } = view;
  const { steps, status } = projection;
  return (
    <>
      <p className={styles.record}>
        {texts.recordType(view.record.recordType)}{' '}
        <StatusBadge tone={tones[status]}>{t(`preview.record.${status}`)}</StatusBadge>
      </p>
      <Receiver trial={trial} />
      {isSeen ? (
        <>
          {steps.length > 1 && <Path trial={trial} />}
          <StepPane key={`${view.record.id}/${step.id}`} trial={trial} />
        </>
      ) : (
        <Banner tone="neutral" title={t('preview.unseen.title', { role: texts.role(role) })}>
          {t('preview.unseen.text')}
        </Banner>
      )}
      <GoOn trial={trial} />
    </>
  );
}

/** Every step, where it stands and whose turn it is there. */
function Path({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { preview, view, texts } = trial;
  const { step, role, projection } = view;
  const { steps } = projection;
  const at = steps.findIndex(({ id }) => id === step.id);
  return (
    <StepPath
      label={t('preview.path')}
      isNarrow
      summary={t('preview.path.summary', {
        number: at + 1,
        count: steps.length,
        step: texts.step(step.id),
      })}
      steps={steps.map((each) => ({
        id: each.id,
        title: texts.step(each.id),
        state: each.status,
        stateLabel: stateWords(each, t),
        note: turnWords(trial, each, t) ?? waitWords(trial, each, t),
        isYours: view.turns.some((turn) => turn.step === each.id && turn.role === role),
        isCurrent: each.id === step.id,
        onPress: () => preview.show({ step: each.id, entry: undefined }),
      }))}
    />
  );
}

type Translate = ReturnType<typeof useLanguage>['t'];

function stateWords({ status, until, tally }: Trial['view']['step'], t: Translate): string {
  if (status === 'validated' && until !== undefined) return t('preview.state.undoable');
  if (status === 'open' && tally) return t('preview.state.running');
  return t(`preview.state.${status}`);
}

function turnWords(
  { view, texts }: Trial,
  { id }: { readonly id: string },
  t: Translate,
): string | undefined {
  const roles = view.turns.filter(({ step }) => step === id).map(({ role }) => texts.role(role));
  return roles.length === 0 ? undefined : t('preview.turn', { roles: roles.join(', ') });
}

/** What is done outside: a record that was sent waits for its receiver's answer. */
function Receiver({ trial: { preview, view } }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { status } = view.projection;
  if (status !== 'sending' && status !== 'sent') return null;
  return (
    <Banner
      tone="info"
      title={t(status === 'sending' ? 'preview.receiver.sending' : 'preview.receiver.sent')}
      actions={
        <>
          {status === 'sending' && (
            <Button size="small" onPress={() => preview.receive('acknowledge')}>
              {t('preview.receiver.acknowledge')}
            </Button>
          )}
          <Button size="small" onPress={() => preview.receive('requestCorrections')}>
            {t('preview.receiver.corrections')}
          </Button>
        </>
      }
    >
      {t('preview.receiver.text')}
    </Banner>
  );
}

/** Whose turn it is elsewhere: the way through a whole record, one actor after the other. */
function GoOn({ trial }: { readonly trial: Trial }) {
  const { t } = useLanguage();
  const { preview, state, view, texts } = trial;
  const entry = view.entries.find((one) => one.entry === state.screen.entry);
  // Of a repeated step, what is on the screen may be done and another entry be waited for.
  const isDone = entry !== undefined && !entry.commands.includes('save');
  const others = view.turns.filter(({ step, role }) => step !== view.step.id || role !== view.role || isDone);
  if (view.turns.length === 0) return <p className={styles.nobody}>{t('preview.nobody')}</p>;
  if (others.length === 0) return null;
  return (
    <section className={styles.goOn} aria-label={t('preview.goOn')}>
      <h3>{t('preview.goOn')}</h3>
      {others.map(({ step, role }) => (
        <Button
          key={`${step}/${role}`}
          icon="arrow-right"
          onPress={() => preview.show({ role, step, entry: undefined })}
        >
          {t('preview.goOnAs', { role: texts.role(role), step: texts.step(step) })}
        </Button>
      ))}
    </section>
  );
}
