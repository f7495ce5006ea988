import { formatDate } from '@greffe/client/app';
import type { StudioRegistry } from '@greffe/client/studio';
import { Banner, Button, StatusBadge } from '@greffe/ui';
import { useState } from 'react';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { DraftLine } from './DraftLine.tsx';
import styles from './Home.module.css';
import { StopDialog } from './StopDialog.tsx';
import { useHomeCommands } from './useHomeCommands.ts';
import { VersionList } from './VersionList.tsx';

interface RegistryCardProps {
  readonly registry: StudioRegistry;
  /** The registry's name in the reader's language. */
  readonly title: string;
}

/** One registry: its version in force, its drafts, its earlier versions, and whether it takes new records. */
export function RegistryCard({ registry, title }: RegistryCardProps) {
  const { t } = useLanguage();
  const { edit, resume, failure, isPending } = useHomeCommands(registry);
  const [isStopping, setStopping] = useState(false);
  const { inForce, stopped, drafts } = registry;
  return (
    <section className={styles.card} aria-labelledby={`registry-${registry.id}`}>
      <div className={styles.head}>
        <div>
          <h2 id={`registry-${registry.id}`}>{title}</h2>
          <p className={styles.meta}>
            {registry.id}
            {' · '}
            {inForce
              ? t('home.inForce', { version: inForce.version, date: formatDate(inForce.publishedAt) })
              : t('home.neverPublished')}
          </p>
        </div>
        <div className={styles.actions}>
          {stopped && <StatusBadge tone="error">{t('home.stopped')}</StatusBadge>}
          {/* Before the first version there is nothing that another draft could start from. */}
          {(inForce || drafts.length === 0) && (
            <Button
              variant={drafts.length === 0 ? 'primary' : 'secondary'}
              icon="pencil"
              isPending={isPending}
              pendingLabel={t('app.loading')}
              aria-label={t(drafts.length === 0 ? 'home.editNamed' : 'home.newDraftNamed', { title })}
              onPress={edit}
            >
              {t(drafts.length === 0 ? 'home.edit' : 'home.newDraft')}
            </Button>
          )}
          {!stopped && inForce && (
            <Button
              variant="quiet"
              aria-label={t('home.stopNamed', { title })}
              onPress={() => setStopping(true)}
            >
              {t('home.stop')}
            </Button>
          )}
        </div>
      </div>
      {failure !== undefined && (
        <Banner tone="error" announce="assertive" title={t('home.failed')}>
          {failure}
        </Banner>
      )}
      {stopped && (
        <Banner
          tone="warning"
          title={t('home.stopped.title', { date: formatDate(stopped.at) })}
          actions={
            <Button size="small" onPress={resume}>
              {t('home.resume')}
            </Button>
          }
        >
          {stopped.reason}
        </Banner>
      )}
      {drafts.length > 0 && (
        <>
          <h3 className={styles.subtitle}>{t('home.drafts')}</h3>
          <ul className={styles.drafts}>
            {drafts.map((draft) => (
              <DraftLine key={draft.id} registry={registry} draft={draft} />
            ))}
          </ul>
        </>
      )}
      <VersionList registry={registry} />
      <StopDialog registry={registry} title={title} isOpen={isStopping} onClose={() => setStopping(false)} />
    </section>
  );
}
