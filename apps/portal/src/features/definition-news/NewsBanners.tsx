import { Banner, Button } from '@greffe/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useMatch } from 'react-router';
import { keys, useRegistries } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useDefinitionNews } from './DefinitionNewsProvider.tsx';
import styles from './NewsBanners.module.css';
import type { DefinitionNews, NewsFinding } from './news.ts';

/** How many findings a page shows; the terminal and `npx greffe check` tell the rest. */
const shown = 20;

/** Development: what is told of definitions above every page. What a record's own form can do stands in it. */
export function NewsBanners() {
  const { t } = useLanguage();
  const { news, reloaded } = useDefinitionNews();
  const record = useMatch('/records/:recordId')?.params.recordId;
  return (
    <div className={styles.news}>
      {news.findings.length > 0 && <Findings findings={news.findings} />}
      {news.definitions.length > 0 && record === undefined && <NewVersions definitions={news.definitions} />}
      {reloaded !== undefined && reloaded.record === record && (
        <Banner tone="success" announce="polite" title={t('news.reloaded.title')}>
          {reloaded.leftOut.length > 0 ? <LeftOut titles={reloaded.leftOut} /> : undefined}
        </Banner>
      )}
    </div>
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

/** Where the registries on the screen have another version by now. */
function NewVersions({ definitions }: Pick<DefinitionNews, 'definitions'>) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const { data, isFetching } = useRegistries();
  const isOld = definitions.some(({ registry, hash }) =>
    data?.registries.some(({ id, definition }) => id === registry && definition !== hash),
  );
  if (!isOld || isFetching) return null;
  const reload = () => {
    void queries.invalidateQueries({ queryKey: keys.registries });
    document.querySelector('h1')?.focus();
  };
  return (
    <Banner
      tone="info"
      announce="polite"
      title={t('news.published.title')}
      actions={<Button onPress={reload}>{t('news.reload')}</Button>}
    >
      {t('news.published.list')}
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
