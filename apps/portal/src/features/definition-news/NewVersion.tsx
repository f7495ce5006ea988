import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { fieldTitle } from '@greffe/definition/texts';
import { Banner, Button } from '@greffe/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { definitionQuery, keys } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { useDefinitionNews } from './DefinitionNewsProvider.tsx';
import { moveRecord } from './moveRecord.ts';

interface NewVersionProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  /** What is being typed; absent where the record is only read. */
  readonly draft?: {
    readonly revision: () => number;
    readonly isUnsaved: () => boolean;
    readonly flush: () => Promise<boolean>;
    readonly overwrite: (revision: number) => Promise<boolean>;
  };
  /** Puts another load of the record on the screen. */
  readonly onShow?: (record: RecordView) => void;
}

/** Development: the form of this record has a new version. A draft is moved to it, with what was typed. */
export function NewVersion({ record, bundle, draft, onShow }: NewVersionProps) {
  const { t, language } = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const { news, setReloaded } = useDefinitionNews();
  const [isReloading, setReloading] = useState(false);
  const [failure, setFailure] = useState<string>();
  const published = news.definitions.find(({ registry }) => registry === record.registry);
  if (!published || published.hash === record.definition) return null;

  const move = async (typed: NonNullable<typeof draft>) => {
    // `isUnsaved` also takes what still stands in a field that is being typed in.
    if (typed.isUnsaved() && !(await typed.flush())) return t('news.unsaved');
    const moved = await moveRecord(record.id, typed.revision(), language);
    if ('reason' in moved) return moved.reason ?? t('app.unreachable.text');
    await queries.ensureQueryData(definitionQuery(api, moved.record.definition));
    // What was typed while the server was at work belongs on top of what it answered.
    const isOvertaken = typed.isUnsaved();
    if (isOvertaken && !(await typed.overwrite(moved.record.revision))) return t('news.unsaved');
    const titles = moved.leftOut.map(({ step, pointer }) => fieldTitle(bundle, language, step, pointer));
    setReloaded({ record: record.id, leftOut: titles });
    void queries.invalidateQueries({ queryKey: keys.registries });
    onShow?.(isOvertaken ? await api.record(record.id) : moved.record);
    document.querySelector('h1')?.focus();
    return undefined;
  };
  const reload = async (typed: NonNullable<typeof draft>) => {
    setReloading(true);
    setFailure(await move(typed).catch(() => t('app.unreachable.text')));
    setReloading(false);
  };

  const canMove = draft !== undefined && record.status === 'open' && record.code === undefined;
  return (
    <Banner
      tone="info"
      announce="polite"
      title={t('news.published.title')}
      actions={
        canMove && (
          <Button onPress={() => void reload(draft)} isPending={isReloading}>
            {t('news.reload')}
          </Button>
        )
      }
    >
      <p>{t(canMove ? 'news.published.text' : 'news.published.kept')}</p>
      {failure !== undefined && <p role="alert">{t('news.failed', { reason: failure })}</p>}
    </Banner>
  );
}
