import { Banner } from '@greffe/ui';
import type { MessageKey } from '../language/catalogues.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import type { Archive, ArchiveFinding } from './readArchive.ts';

/** What can be wrong with a zip, in the studio's words. */
const sentences: Readonly<Record<string, MessageKey>> = {
  'zip.damaged': 'exchange.zip.damaged',
  'zip.size': 'exchange.zip.size',
  'zip.path': 'exchange.zip.path',
  'zip.duplicate': 'exchange.zip.duplicate',
  'zip.code': 'exchange.zip.code',
  'zip.unknown': 'exchange.zip.unknown',
  'zip.encoding': 'exchange.zip.encoding',
  'file.missing': 'exchange.zip.noForm',
  'form.formatVersion': 'exchange.zip.newer',
};
/** How many findings are named before the others are counted. */
const named = 20;

/** What a chosen zip holds, and everything that is wrong with it. */
export function ArchiveReport({ archive }: { readonly archive: Archive }) {
  const { t } = useLanguage();
  const { name, findings, content } = archive;
  const lines = (list: readonly ArchiveFinding[]) =>
    list.length > 0 && (
      <ul>
        {list.slice(0, named).map(({ code, file }) => (
          <li key={`${code} ${file}`}>
            {t(sentences[code] ?? 'exchange.zip.damaged')} {file.slice(0, 120)}
          </li>
        ))}
        {list.length > named && <li>{t('exchange.zip.more', { count: list.length - named })}</li>}
      </ul>
    );
  if (!content) {
    return (
      <Banner tone="error" announce="assertive" title={t('exchange.zip.refused', { name })}>
        {lines(findings.filter(({ isError }) => isError))}
      </Banner>
    );
  }
  return (
    <Banner
      tone={findings.length > 0 ? 'warning' : 'success'}
      announce="polite"
      title={t('exchange.zip.read', { name })}
    >
      <p>
        {t('exchange.zip.content', {
          title: content.title.slice(0, 200),
          version: content.version.slice(0, 50) || '?',
          count: Object.keys(content.files).length,
        })}
      </p>
      {lines(findings)}
    </Banner>
  );
}
