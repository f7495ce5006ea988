import type { PublishedVersion } from '@greffe/client/studio';
import { Banner, Stack } from '@greffe/ui';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useRegistries } from '../../api/queries.ts';
import { usePage } from '../../app/usePage.ts';
import { useEditor, useSaving } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { ApprovalSetting } from './approval/ApprovalSetting.tsx';
import { PublicationForm } from './form/PublicationForm.tsx';
import { Published } from './form/Published.tsx';
import styles from './Publish.module.css';
import { ChangesPart } from './parts/ChangesPart.tsx';
import { Checking } from './parts/Checking.tsx';
import { ChecksPart } from './parts/ChecksPart.tsx';
import { RecordsPart } from './parts/RecordsPart.tsx';
import { useExamination } from './useExamination.ts';

/** What publishing the draft would mean, in the order in which somebody decides on it, and the publication. */
export function PublishPage() {
  const { t, language } = useLanguage();
  const { draftId = '' } = useParams();
  const { files } = useEditor();
  const { refresh } = useSaving();
  const registries = useRegistries().data?.registries;
  const examination = useExamination(draftId);
  const [published, setPublished] = useState<PublishedVersion>();
  usePage(t('publish.title'));
  const registry = registries?.find(({ drafts }) => drafts.some(({ id }) => id === draftId));
  const base = registry?.versions.find(
    ({ hash }) => hash === registry.drafts.find(({ id }) => id === draftId)?.base,
  );
  const impact = examination.impact.data;
  const records = examination.records.data;
  const { inForce } = impact ?? {};

  if (published) {
    return (
      <Published
        published={published}
        onGoOn={() => {
          setPublished(undefined);
          void examination.again();
        }}
      />
    );
  }
  return (
    <div className={styles.page}>
      <h2>{t('publish.title')}</h2>
      <Checking examination={examination} />
      {base && inForce && base.hash !== inForce.hash && (
        <Banner tone="warning" title={t('publish.otherBase.title', { version: base.version })}>
          {t('publish.otherBase.text', { inForce: inForce.version })}
        </Banner>
      )}
      {impact && registries && (
        <Stack gap={6}>
          <ChangesPart impact={impact} />
          <ChecksPart impact={impact} />
          {records && <RecordsPart impact={records} />}
          <PublicationForm
            draft={draftId}
            title={textOf(files, language, 'registry.title', registry?.id ?? '')}
            registry={registry}
            impact={impact}
            examination={examination}
            onPublished={(version) => {
              setPublished(version);
              // The draft goes on from there, with the number that it was published under.
              void refresh();
            }}
          />
        </Stack>
      )}
      <ApprovalSetting />
    </div>
  );
}
