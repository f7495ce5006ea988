import { formatDateTime } from '@greffe/client/app';
import type { StudioDraft, StudioRegistry } from '@greffe/client/studio';
import { Banner, Button, ButtonLink, ConfirmDialog } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { DraftState } from './DraftState.tsx';
import { useDraftName, useOthers } from './draftNames.ts';
import styles from './Home.module.css';
import { useHomeCommands } from './useHomeCommands.ts';

interface DraftLineProps {
  readonly registry: StudioRegistry;
  readonly draft: StudioDraft;
}

/** A draft: when it was changed, by whom, and who has it open at this moment. */
export function DraftLine({ registry, draft }: DraftLineProps) {
  const { t } = useLanguage();
  const { remove, failure, isPending } = useHomeCommands(registry);
  const name = useDraftName()(draft);
  const others = useOthers(draft.editors);
  const [isAsked, setAsked] = useState(false);
  const base = registry.versions.find(({ hash }) => hash === draft.base);
  const isOutdated = base !== undefined && registry.inForce != null && base.hash !== registry.inForce.hash;
  return (
    <li className={styles.draft}>
      <div>
        <p className={styles.name}>{name}</p>
        <p className={styles.meta}>
          {t('home.draft.changed', {
            date: formatDateTime(draft.updatedAt),
            name: draft.updatedBy.name,
          })}
          {base && ` · ${t('home.draft.from', { version: base.version })}`}
          {isOutdated && ` · ${t(base.isWithdrawn ? 'home.draft.fromWithdrawn' : 'home.draft.outdated')}`}
        </p>
        {others.length > 0 && (
          <p className={styles.editors}>{t('home.draft.editors', { names: others.join(', ') })}</p>
        )}
        <DraftState draft={draft} />
        {failure !== undefined && <Banner tone="error" announce="assertive" title={failure} />}
      </div>
      <div className={styles.actions}>
        <ButtonLink href={`/studio/drafts/${draft.id}`} variant="primary" icon="pencil">
          {t('home.draft.open', { name: name })}
        </ButtonLink>
        <Button
          variant="quiet"
          icon="trash"
          aria-label={t('home.draft.deleteNamed', { name: name })}
          onPress={() => setAsked(true)}
        >
          {t('home.draft.delete')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsked}
        isDanger
        isPending={isPending}
        title={t('home.draft.deleteTitle', { name: name })}
        confirmLabel={t('home.draft.deleteConfirm')}
        cancelLabel={t('app.cancel')}
        onCancel={() => setAsked(false)}
        onConfirm={() => void remove(draft.id).then(() => setAsked(false))}
      >
        {t('home.draft.deleteText')}
      </ConfirmDialog>
    </li>
  );
}
