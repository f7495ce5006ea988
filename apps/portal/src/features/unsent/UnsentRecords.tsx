import type { UnsentRecord } from '@greffe/client';
import { Link } from '@greffe/ui';
import { useRegistries } from '../../api/queries.ts';
import { useBundles } from '../../api/useBundles.ts';
import { definitionTexts } from '../language/definitionTexts.ts';
import { formatDateTime } from '../language/format.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import styles from './UnsentRecords.module.css';

/** Links to records with something unsent, each by its type, its beneficiary and since when. */
export function UnsentRecords({ records }: { readonly records: readonly UnsentRecord[] }) {
  const { t, language } = useLanguage();
  const registries = useRegistries().data?.registries ?? [];
  const { byHash } = useBundles(registries.map(({ definition }) => definition));

  const titleOf = ({ name }: UnsentRecord) => {
    const registry = registries.find(({ id }) => id === name.registry);
    const bundle = registry && byHash.get(registry.definition);
    const type = bundle && definitionTexts(bundle, language).recordType(name.recordType);
    return [type, name.beneficiary ?? t('record.unnamed')].filter(Boolean).join(' · ');
  };
  return (
    <ul className={styles.records}>
      {records.map((each) => (
        <li key={each.record}>
          <Link href={`/records/${each.record}`}>{titleOf(each)}</Link>{' '}
          {t('unsent.since', { time: formatDateTime(new Date(each.at).toISOString()) })}
        </li>
      ))}
    </ul>
  );
}
