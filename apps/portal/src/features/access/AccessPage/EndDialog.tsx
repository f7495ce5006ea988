import type { GrantView } from '@greffe/client';
import { Banner } from '@greffe/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../../api/ApiProvider.tsx';
import { detailOf } from '../../../app/problems.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { ReasonDialog } from '../../record/Support/ReasonDialog.tsx';
import { accessKeys } from '../queries.ts';
import { registryTitle, roleTitle } from '../words.ts';

interface EndDialogProps {
  /** The access to be withdrawn; none: nothing is asked. */
  readonly grant: GrantView | undefined;
  readonly onClose: () => void;
}

/** Withdraws an access, with the reason, and says beforehand what that means. */
export function EndDialog({ grant, onClose }: EndDialogProps) {
  return grant && <Question key={grant.id} grant={grant} onClose={onClose} />;
}

function Question({ grant, onClose }: EndDialogProps & { readonly grant: GrantView }) {
  const api = useApi();
  const queries = useQueryClient();
  const { t, language } = useLanguage();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (reason: string) => api.endAccess(grant.id, reason),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: accessKeys.all }),
  });
  const { person, organisation, titles, registry } = grant;
  return (
    <ReasonDialog
      isOpen
      title={t('access.end.title', { name: person.name })}
      explanation={t('access.end.text', {
        role: roleTitle(titles.role, language, t),
        registry: registryTitle(registry, titles.registry, language, t),
        organisation: organisation.name,
      })}
      label={t('access.end.reason')}
      missing={t('access.end.reasonMissing')}
      confirmLabel={t('access.end')}
      isPending={isPending}
      problem={
        error && (
          <Banner tone="error" announce="assertive">
            {detailOf(error) ?? t('app.unreachable.text')}
          </Banner>
        )
      }
      onConfirm={mutate}
      onCancel={onClose}
    />
  );
}
