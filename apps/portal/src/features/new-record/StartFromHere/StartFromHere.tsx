import type { RecordView } from '@greffe/client';
import { Banner, Button } from '@greffe/ui';
import { useDefinition, useRegistries } from '../../../api/queries.ts';
import { detailOf } from '../../../app/problems.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import { childTypes } from '../children.ts';
import { StoppedNotice } from '../StoppedNotice.tsx';
import { useCreateRecord } from '../useCreateRecord.ts';
import styles from './StartFromHere.module.css';

/** Starts a record that belongs to this one: a button a record type, and in words which ones come after what. */
export function StartFromHere({ record }: { readonly record: RecordView }) {
  const { t, language } = useLanguage();
  const session = useSession();
  const registries = useRegistries();
  const registry = registries.data?.registries.find(({ id }) => id === record.registry);
  const bundle = useDefinition(registry?.definition).data;
  const creation = useCreateRecord();
  if (!registry || !bundle) return null;
  const texts = definitionTexts(bundle, language);
  const types = childTypes(record, registry, bundle, session);
  if (types.length === 0) return null;
  const waiting = types.filter(({ missing }) => missing.length > 0);
  const later = Map.groupBy(waiting, ({ missing }) => missing.map(texts.step).join(', '));
  if (registry.stopped) return <StoppedNotice reason={registry.stopped.reason} />;
  return (
    <div className={styles.start}>
      {types
        .filter(({ missing }) => missing.length === 0)
        .map(({ recordType, organisation }) => (
          <Button
            key={recordType}
            icon="plus"
            isPending={creation.isPending}
            pendingLabel={t('app.loading')}
            onPress={() =>
              creation.mutate({
                registry: record.registry,
                recordType,
                organisation: organisation.number,
                parent: record.id,
              })
            }
          >
            {t('new.fromHere', { type: texts.recordType(recordType) })}
          </Button>
        ))}
      {[...later].map(([steps, ones]) => (
        <p key={steps} className={styles.later}>
          {t('new.fromHereAfter', {
            steps,
            types: ones.map(({ recordType }) => texts.recordType(recordType)).join(', '),
          })}
        </p>
      ))}
      {creation.isError && (
        <Banner tone="error" announce="assertive" title={t('new.failed')}>
          {detailOf(creation.error) ?? t('app.unreachable.text')}
        </Banner>
      )}
    </div>
  );
}
