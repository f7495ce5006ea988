import type { RecordView } from '@greffe/client';
import { Button, Row } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { RefusedBanner } from '../banners/RefusedBanner.tsx';
import { addressOf, type Filling } from '../filling.ts';
import { useStepCommand } from '../useStepCommand.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

interface SupportActionsProps {
  readonly record: RecordView;
  readonly filling: Filling;
  readonly support: string;
}

/** What support alone may do with a step that is done (CO-5): unlock it, or write beside one that is never corrected. */
export function SupportActions({ record, filling, support }: SupportActionsProps) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<'unlock' | 'annotate'>();
  const commanding = useStepCommand(record, () => setAsked(undefined));
  const offered = (['unlock', 'annotate'] as const).filter((each) => filling.commands.includes(each));
  if (offered.length === 0) return null;
  const words = asked ?? offered[0] ?? 'unlock';
  return (
    <>
      <Row>
        {offered.map((each) => (
          <Button
            key={each}
            icon={each === 'unlock' ? 'lock' : 'pencil'}
            onPress={() => {
              commanding.reset();
              setAsked(each);
            }}
          >
            {t(`support.${each}.action`)}
          </Button>
        ))}
      </Row>
      <ReasonDialog
        key={asked ?? 'none'}
        isOpen={asked !== undefined}
        title={t(`support.${words}.title`)}
        explanation={t(`support.${words}.text`)}
        label={t(`support.${words}.label`)}
        missing={t(`support.${words}.missing`)}
        confirmLabel={t(`support.${words}.action`)}
        isPending={commanding.isPending}
        problem={
          commanding.isError && (
            <RefusedBanner title={t('support.failed')} error={commanding.error} support={support} />
          )
        }
        onConfirm={(reason) =>
          commanding.mutate(
            words === 'unlock'
              ? { type: 'unlock', ...addressOf(filling), reason }
              : { type: 'annotate', ...addressOf(filling), text: reason },
          )
        }
        onCancel={() => setAsked(undefined)}
      />
    </>
  );
}
