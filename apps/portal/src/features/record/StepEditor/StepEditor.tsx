import type { RecordName, RecordView } from '@greffe/client';
import type { Bundle, Pointer, SchemaValidator, StepData } from '@greffe/definition';
import { StepForm, type StepFormAccess } from '@greffe/form-engine';
import { Button, ConfirmDialog, flushPendingCommits } from '@greffe/ui';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { NewVersion } from '../../definition-news/NewVersion.tsx';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { DeleteRecord } from '../DeleteRecord/DeleteRecord.tsx';
import type { Filling } from '../filling.ts';
import { LeaveGuard } from '../LeaveGuard/LeaveGuard.tsx';
import { BeneficiaryMatches } from '../Matches/BeneficiaryMatches.tsx';
import { beneficiaryName } from '../matchQuery.ts';
import { BANNERS_ID, DraftStatus } from './DraftStatus.tsx';
import { EditorBanners } from './EditorBanners.tsx';
import styles from './StepEditor.module.css';
import { useCorrectionHint } from './useCorrectionHint.ts';
import { useDraft } from './useDraft.ts';
import type { KeptStep } from './useKeptStep.ts';
import { useSend } from './useSend.ts';

interface StepEditorProps {
  /** The record as the form started from it, and as it is now. */
  readonly record: RecordView;
  readonly current: RecordView;
  readonly filling: Filling;
  readonly bundle: Bundle;
  readonly validate?: SchemaValidator;
  /** What this browser kept of the step from an earlier visit. */
  readonly kept: KeptStep;
  readonly otherTabs: number;
  /** Where it is told whether something typed here is not on the server. */
  readonly hasOwnChanges: RefObject<() => boolean>;
  /** Told of everything that is typed. */
  readonly onData: (data: StepData) => void;
  /** Told of every revision that a save makes. */
  readonly onRevision: (revision: number) => void;
  /** Puts another load of the record on the screen. */
  readonly onShow: (record: RecordView) => void;
}

/** A step being filled in: the form, saved by itself, and the way to send it. */
export function StepEditor(props: StepEditorProps) {
  const { record, filling, bundle, validate, kept, hasOwnChanges, onData, onRevision } = props;
  const { language, t } = useLanguage();
  const texts = definitionTexts(bundle, language);
  const [hasSaved, setHasSaved] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const isFinal = filling.mode === 'final';
  const submitLabel = texts.text(`step.${filling.id}.action.validate`, t('record.validate'));
  const hint = useCorrectionHint(record, filling, bundle);
  const pointers = bundle.recordTypes.find(({ id }) => id === record.recordType)?.beneficiary;
  const beneficiary = pointers?.step === filling.id ? pointers : undefined;
  const { copy, send } = kept;
  const data = copy?.data ?? filling.data;

  const nameOf = (typed: StepData): RecordName => {
    const name = beneficiary && beneficiaryName(typed, beneficiary);
    const { registry, recordType } = record;
    return { registry, recordType, ...(name !== undefined && { beneficiary: name }) };
  };
  const draft = useDraft({ record, filling, copy, nameOf, onRevision });
  const name = () => nameOf(data);
  const sending = useSend({ record, filling, draft, name, unanswered: send });

  const { isUnsaved } = draft;
  useEffect(() => {
    hasOwnChanges.current = isUnsaved;
    return () => {
      hasOwnChanges.current = () => false;
    };
  }, [hasOwnChanges, isUnsaved]);

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
        <NewVersion record={props.current} bundle={bundle} draft={draft} onShow={props.onShow} />
        <EditorBanners
          record={record}
          filling={filling}
          support={bundle.support.email}
          draft={draft}
          sending={sending}
          restoredFrom={copy?.at}
          otherTabs={props.otherTabs}
          onShow={props.onShow}
        />
      </div>
      <StepForm
        bundle={bundle}
        step={filling.id}
        data={data}
        facts={record.facts}
        language={language}
        {...(validate && { validate })}
        onChange={(typed) => {
          setHasSaved(false);
          draft.change(typed);
          onData(typed);
        }}
        onSubmit={() => (isFinal ? setAsking(true) : void sending.send())}
        submitLabel={submitLabel}
        {...(hint !== undefined && { submitHint: hint })}
        isSubmitting={sending.isSending}
        serverErrors={sending.serverErrors}
        saveState={<DraftStatus draft={draft} />}
        actions={
          <>
            <Button onPress={() => void save()} isPending={draft.saving.kind === 'saving'}>
              {t('record.save')}
            </Button>
            {filling.commands.includes('delete') && (
              <DeleteRecord record={props.current} filling={filling} support={bundle.support.email} />
            )}
            <span role="status" className={styles.said}>
              {hasSaved && draft.saving.kind === 'saved' ? t('save.done') : ''}
            </span>
          </>
        }
        renderAside={renderAside}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('final.title')}
        confirmLabel={submitLabel}
        cancelLabel={t('final.back')}
        onConfirm={() => {
          setAsking(false);
          void sending.send();
        }}
        onCancel={() => setAsking(false)}
      >
        {t('final.text')}
      </ConfirmDialog>
      <LeaveGuard draft={draft} />
    </div>
  );
}

/** The object that a pointer's field stands in. */
function parentOf(pointer: Pointer): Pointer {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}
