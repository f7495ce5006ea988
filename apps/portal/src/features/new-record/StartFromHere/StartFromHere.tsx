import type { RecordView } from '@greffe/client';
import { Banner, Button, Menu } from '@greffe/ui';
import { useDefinition, useRegistries } from '../../../api/queries.ts';
import { detailOf } from '../../../app/problems.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import { childTypes } from '../children.ts';
import { StoppedNotice } from '../StoppedNotice.tsx';
import { useCreateRecord } from '../useCreateRecord.ts';
import styles from './StartFromHere.module.css';

/** Starts a record that belongs to this one: a button, or a menu of several record types, and in words which ones come after what. */
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
  const ready = types
    .filter(({ missing }) => missing.length === 0)
    .map(({ recordType, organisation }) => ({
      id: recordType,
      label: texts.recordType(recordType),
      onAction: () =>
        creation.mutate({
          registry: record.registry,
          recordType,
          organisation: organisation.number,
          parent: record.id,
        }),
    }));
  const [only] = ready;
  return (
    <div className={styles.start}>
      {ready.length > 1 && !creation.isPending ? (
        <Menu icon="plus" variant="secondary" items={ready}>
          {t('new.fromHereOneOf')}
        </Menu>
      ) : (
        only && (
          <Button
            icon="plus"
            isPending={creation.isPending}
            pendingLabel={t('app.loading')}
            onPress={only.onAction}
          >
            {ready.length > 1 ? t('new.fromHereOneOf') : t('new.fromHere', { type: only.label })}
          </Button>
        )
      )}
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
