import { TextArea, TextField } from '@greffe/ui';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { Proposal } from '../proposal.ts';

export const versionField = 'publish-version';

interface PublicationFieldsProps {
  readonly version: string | undefined;
  readonly notes: string | undefined;
  readonly proposal: Proposal;
  readonly error: string | undefined;
  readonly onVersion: (version: string | undefined) => void;
  readonly onNotes: (notes: string | undefined) => void;
}

/** The number that the version gets, with the one that is proposed and why, and what its author says of it. */
export function PublicationFields(props: PublicationFieldsProps) {
  const { version, notes, proposal, error, onVersion, onNotes } = props;
  const { t } = useLanguage();
  return (
    <>
      <TextField
        id={versionField}
        label={t('publish.version')}
        isRequired
        help={t(`publish.version.${proposal.reason}`, { version: proposal.version })}
        maxLength={20}
        autoComplete="off"
        value={version}
        error={error}
        onCommit={onVersion}
      />
      <TextArea
        id="publish-notes"
        label={t('publish.notes')}
        help={t('publish.notes.help')}
        rows={4}
        maxLength={10_000}
        value={notes}
        onCommit={onNotes}
      />
    </>
  );
}
