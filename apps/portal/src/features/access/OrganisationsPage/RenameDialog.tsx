import type { OrganisationList } from '@greffe/client';
import { Banner, Button, Dialog, flushPendingCommits, Stack, TextField } from '@greffe/ui';
import { useRef } from 'react';
import { useApi } from '../../../api/ApiProvider.tsx';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useChange } from './useChange.ts';

interface RenameDialogProps {
  readonly organisation: OrganisationList['organisations'][number];
  readonly onClose: () => void;
}

/** Another name for an organisation; its number stays. */
export function RenameDialog({ organisation, onClose }: RenameDialogProps) {
  const api = useApi();
  const { t } = useLanguage();
  const name = useRef<string | undefined>(organisation.name);
  const change = useChange((next: string) => api.renameOrganisation(organisation.number, next), onClose);
  return (
    <Dialog
      isOpen
      title={t('organisations.renameOf', { name: organisation.name })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            variant="primary"
            isPending={change.isPending}
            pendingLabel={t('app.loading')}
            onPress={() => {
              flushPendingCommits();
              change.mutate(name.current ?? '');
            }}
          >
            {t('organisations.rename')}
          </Button>
        </>
      }
    >
      <Stack>
        {change.problem !== undefined && (
          <Banner tone="error" announce="assertive">
            {change.problem}
          </Banner>
        )}
        <TextField
          id="organisation-rename"
          label={t('organisations.name')}
          isRequired
          value={organisation.name}
          error={change.errorAt('/name')}
          onCommit={(value) => {
            name.current = value;
          }}
        />
      </Stack>
    </Dialog>
  );
}
