import type { RecordView, StepView } from '@greffe/client';
import type { Bundle, Pointer, SchemaValidator, StepData } from '@greffe/definition';
import { StepForm, type StepFormAccess } from '@greffe/form-engine';
import { Button, flushPendingCommits } from '@greffe/ui';
import { useCallback, useState } from 'react';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { LeaveGuard } from '../LeaveGuard/LeaveGuard.tsx';
import { BeneficiaryMatches } from '../Matches/BeneficiaryMatches.tsx';
import { BANNERS_ID, DraftStatus } from './DraftStatus.tsx';
import { EditorBanners } from './EditorBanners.tsx';
import styles from './StepEditor.module.css';
import { useDraft } from './useDraft.ts';
import { useSend } from './useSend.ts';

interface StepEditorProps {
  readonly record: RecordView;
  readonly step: StepView;
  readonly bundle: Bundle;
  readonly validate?: SchemaValidator;
  /** Told of everything that is typed. */
  readonly onData: (data: StepData) => void;
  /** Called when the user prefers what somebody else has saved meanwhile. */
  readonly onLoadTheirs: () => void;
}

/** A step being filled in: the form, saved by itself, and the way to send it. */
export function StepEditor({ record, step, bundle, validate, onData, onLoadTheirs }: StepEditorProps) {
  const { language, t } = useLanguage();
  const texts = definitionTexts(bundle, language);
  const draft = useDraft(record, step);
  const sending = useSend(record, step.id, draft);
  const [hasSaved, setHasSaved] = useState(false);
  const pointers = bundle.recordTypes.find(({ id }) => id === record.recordType)?.beneficiary;
  const beneficiary = pointers?.step === step.id ? pointers : undefined;

  const save = async () => {
    flushPendingCommits();
    setHasSaved(await draft.flush());
  };
  const renderAside = useCallback(
    (pointer: Pointer, form: StepFormAccess) =>
      beneficiary && pointer === parentOf(beneficiary.hasNoNiss) ? (
        <BeneficiaryMatches record={record.id} pointers={beneficiary} form={form} />
      ) : null,
    [beneficiary, record.id],
  );

  return (
    <div className={styles.editor}>
      <div id={BANNERS_ID} tabIndex={-1} className={styles.banners}>
        <EditorBanners record={record} draft={draft} sending={sending} onLoadTheirs={onLoadTheirs} />
      </div>
      <StepForm
        bundle={bundle}
        step={step.id}
        data={step.data}
        facts={record.facts}
        language={language}
        {...(validate && { validate })}
        onChange={(data) => {
          setHasSaved(false);
          draft.change(data);
          onData(data);
        }}
        onSubmit={() => void sending.send()}
        submitLabel={texts.text(`step.${step.id}.action.validate`, t('record.validate'))}
        isSubmitting={sending.isSending}
        serverErrors={sending.serverErrors}
        saveState={<DraftStatus draft={draft} />}
        actions={
          <>
            <Button onPress={() => void save()} isPending={draft.saving.kind === 'saving'}>
              {t('record.save')}
            </Button>
            <span role="status" className={styles.said}>
              {hasSaved && draft.saving.kind === 'saved' ? t('save.done') : ''}
            </span>
          </>
        }
        renderAside={renderAside}
      />
      <LeaveGuard draft={draft} />
    </div>
  );
}

/** The object that a pointer's field stands in. */
function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
