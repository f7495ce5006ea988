import type { DraftImpact, Publication, PublishedVersion, StudioRegistry } from '@greffe/client/studio';
import { Button, flushPendingCommits, focusField, Section } from '@greffe/ui';
import { useState } from 'react';
import { useEditor } from '../../editor/EditorProvider.tsx';
import { readObject } from '../../editor/readDefinition.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { ApprovalPanel } from '../approval/ApprovalPanel.tsx';
import { stageOf } from '../approval/stage.ts';
import { isBlocked, obstaclesOf } from '../obstacles.ts';
import styles from '../Publish.module.css';
import { greatestVersion, proposedVersion, versionFault } from '../proposal.ts';
import type { Examination } from '../useExamination.ts';
import { ConfirmPublication } from './ConfirmPublication.tsx';
import { PublicationFailure } from './PublicationFailure.tsx';
import { PublicationFields, versionField } from './PublicationFields.tsx';
import { useEntry } from './useEntry.ts';
import { usePublication } from './usePublication.ts';

interface PublicationFormProps {
  readonly draft: string;
  readonly title: string;
  readonly registry: StudioRegistry | undefined;
  readonly impact: DraftImpact;
  readonly examination: Examination;
  readonly onPublished: (published: PublishedVersion) => void;
}

/** The number and the notes, the approval where one is needed, and the button that publishes. */
export function PublicationForm(props: PublicationFormProps) {
  const { draft, title, registry, impact, examination, onPublished } = props;
  const { t } = useLanguage();
  const { files } = useEditor();
  const commands = usePublication(draft);
  const { entry, current, change, clear } = useEntry(draft);
  const [error, setError] = useState<string>();
  const [asked, setAsked] = useState<Publication>();

  const greatest = greatestVersion(registry);
  const proposal = proposedVersion(greatest, readObject(files, 'form.json').version, impact);
  const approval = examination.approval.data;
  const stage = stageOf(approval);
  const fixed = stage === 'open' ? undefined : approval?.request;
  const obstacles = obstaclesOf(impact);
  const isReady = !examination.isStale && !examination.isRunning && !isBlocked(obstacles);

  /** What is typed, where it can be sent; else the field says what is wrong with it, and has the focus. */
  const complete = (): Publication | undefined => {
    flushPendingCommits();
    if (fixed) return { version: fixed.version, notes: fixed.notes };
    const { version = proposal.version, notes = '' } = current();
    const fault = versionFault(version, greatest);
    setError(fault && t(`publish.version.fault.${fault}`, { greatest: greatest ?? '0.0.0' }));
    if (fault) focusField(versionField);
    return fault ? undefined : { version, notes };
  };

  const press = () => {
    const publication = complete();
    if (publication === undefined) return;
    if (stage === 'open' && approval?.isNeeded) void commands.ask(publication, impact.revision);
    else setAsked(publication);
  };

  const publish = async (publication: Publication) => {
    const published = await commands.publish(publication, impact.revision);
    setAsked(undefined);
    if (published === undefined) return;
    clear();
    onPublished(published);
  };

  return (
    <Section id="publish-form" title={t('publish.form')}>
      <div className={styles.form}>
        {commands.failure && (
          <PublicationFailure
            failure={commands.failure}
            onAgain={() => {
              commands.forget();
              void examination.again();
            }}
          />
        )}
        {approval && <ApprovalPanel approval={approval} stage={stage} commands={commands} />}
        {fixed === undefined && (
          <PublicationFields
            version={entry.version ?? proposal.version}
            notes={entry.notes}
            proposal={proposal}
            error={error}
            onVersion={(version = '') => change({ version })}
            onNotes={(notes = '') => change({ notes })}
          />
        )}
        {(stage === 'open' || stage === 'approved') && (
          <div className={styles.submit}>
            <Button
              variant="primary"
              icon="send"
              isDisabled={!isReady}
              isPending={commands.isPending}
              pendingLabel={t('publish.checking')}
              aria-describedby="publish-obstacles"
              onPress={press}
            >
              {stage === 'open' && approval?.isNeeded ? t('publish.ask') : t('publish.submit')}
            </Button>
            <p id="publish-obstacles">
              {isBlocked(obstacles)
                ? t(impact.verifier ? 'publish.blocked' : 'publish.blockedByFaults', { ...obstacles })
                : examination.isStale
                  ? t('publish.stale.title')
                  : ''}
            </p>
          </div>
        )}
      </div>
      {asked && (
        <ConfirmPublication
          version={asked.version}
          title={title}
          impact={impact}
          records={examination.records.data}
          isPending={commands.isPending}
          onConfirm={() => void publish(asked)}
          onCancel={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
}
