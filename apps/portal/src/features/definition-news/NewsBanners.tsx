import type { RegistryList } from '@greffe/client';
import { Banner, Button } from '@greffe/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import { keys } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useDefinitionNews } from './DefinitionNewsProvider.tsx';
import styles from './NewsBanners.module.css';
import type { NewsFinding } from './news.ts';

/** How many findings a page shows; the terminal and `npx greffe check` tell the rest. */
const shown = 20;

/** Development: what is told of definitions above every page. What a record's own form can do stands in it. */
export function NewsBanners() {
  const { t } = useLanguage();
  const { news, reloaded } = useDefinitionNews();
  const record = useMatch('/records/:recordId')?.params.recordId;
  const isReloaded = reloaded !== undefined && reloaded.record === record;
  const hasNewVersion = useHasNewVersion() && record === undefined;
  const queries = useQueryClient();
  if (news.findings.length === 0 && !hasNewVersion && !isReloaded) return null;
  return (
    <div className={styles.news}>
      {news.findings.length > 0 && <Findings findings={news.findings} />}
      {hasNewVersion && (
        <Banner
          tone="info"
          announce="polite"
          title={t('news.published.title')}
          actions={
            <Button onPress={() => void queries.invalidateQueries({ queryKey: keys.registries })}>
              {t('news.reload')}
            </Button>
          }
        >
          {t('news.published.list')}
        </Banner>
      )}
      {isReloaded && (
        <Banner tone="success" announce="polite" title={t('news.reloaded.title')}>
          {reloaded.leftOut.length > 0 && <LeftOut titles={reloaded.leftOut} />}
        </Banner>
      )}
    </div>
  );
}

/** Whether the registries on the screen have another version by now. They are not fetched for it. */
function useHasNewVersion(): boolean {
  const { news } = useDefinitionNews();
  const { data } = useQuery<RegistryList>({ queryKey: keys.registries, enabled: false });
  return news.definitions.some(({ registry, hash }) =>
    data?.registries.some(({ id, definition }) => id === registry && definition !== hash),
  );
}

function Findings({ findings }: { readonly findings: readonly NewsFinding[] }) {
  const { t } = useLanguage();
  return (
    <Banner tone="error" announce="polite" title={t('news.broken.title', { count: findings.length })}>
      <p>{t('news.broken.text')}</p>
      <ul className={styles.findings} lang="en">
        {findings.slice(0, shown).map(({ file, pointer, message, suggestion }) => (
          <li key={`${file}#${pointer}: ${message}`}>
            <code>{pointer ? `${file}#${pointer}` : file}</code>
            <span>{[message, suggestion].filter(Boolean).join(' ')}</span>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function LeftOut({ titles }: { readonly titles: readonly string[] }) {
  const { t } = useLanguage();
  return (
    <>
      <p>{t('news.reloaded.leftOut')}</p>
      <ul className={styles.leftOut}>
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </>
  );
}
