import { formatDateTime } from '@greffe/client/app';
import type { ApprovalView } from '@greffe/client/studio';
import { Banner, Button, DescriptionList, type Tone } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import type { PublicationCommands } from '../form/usePublication.ts';
import { RefuseDialog } from './RefuseDialog.tsx';
import type { Stage } from './stage.ts';

interface ApprovalPanelProps {
  readonly approval: ApprovalView;
  readonly stage: Stage;
  readonly commands: PublicationCommands;
}

const tones: Readonly<Record<Stage, Tone>> = {
  open: 'info',
  asked: 'info',
  answerable: 'warning',
  approved: 'success',
  given: 'success',
};

/** Where a second person must agree: who has asked for what, who has answered what, and whose turn it is. */
export function ApprovalPanel({ approval, stage, commands }: ApprovalPanelProps) {
  const { t } = useLanguage();
  const [isRefusing, setRefusing] = useState(false);
  const { isNeeded, request } = approval;
  if (!isNeeded) return null;
  const counts = request && !request.voidedBy;
  return (
    <>
      <Banner
        tone={request?.voidedBy || request?.answered?.answer === 'refused' ? 'warning' : tones[stage]}
        title={t(`publish.approval.${stage}`)}
        announce="polite"
        actions={
          stage === 'answerable' && request ? (
            <>
              <Button
                variant="primary"
                isPending={commands.isPending}
                pendingLabel={t('app.loading')}
                onPress={() => void commands.answer({ request: request.id, answer: 'approved' })}
              >
                {t('publish.approve', { version: request.version })}
              </Button>
              <Button onPress={() => setRefusing(true)}>{t('publish.refuse')}</Button>
            </>
          ) : undefined
        }
      >
        <p>{t(`publish.approval.${stage}.text`)}</p>
        {request?.voidedBy && <p>{t(`publish.approval.voidedBy.${request.voidedBy}`)}</p>}
        {counts && request.answered?.answer === 'refused' && (
          <p>
            {t('publish.approval.refused', {
              name: request.answered.by.name,
              date: formatDateTime(request.answered.at),
              reason: request.answered.reason,
            })}
          </p>
        )}
      </Banner>
      {counts && stage !== 'open' && (
        <DescriptionList
          emptyLabel={t('publish.notes.none')}
          items={[
            { id: 'version', term: t('publish.version'), value: request.version },
            { id: 'notes', term: t('publish.notes'), value: request.notes },
            {
              id: 'asked',
              term: t('publish.approval.askedBy'),
              value: t('publish.approval.who', {
                name: request.by.name,
                date: formatDateTime(request.at),
              }),
            },
            ...(request.answered
              ? [
                  {
                    id: 'approved',
                    term: t('publish.approval.approvedBy'),
                    value: t('publish.approval.who', {
                      name: request.answered.by.name,
                      date: formatDateTime(request.answered.at),
                    }),
                  },
                ]
              : []),
          ]}
        />
      )}
      {isRefusing && request && (
        <RefuseDialog
          version={request.version}
          isPending={commands.isPending}
          onRefuse={(reason) =>
            void commands
              .answer({ request: request.id, answer: 'refused', reason })
              .then(() => setRefusing(false))
          }
          onClose={() => setRefusing(false)}
        />
      )}
    </>
  );
}
