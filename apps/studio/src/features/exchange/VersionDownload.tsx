import { detailOf } from '@greffe/client/app';
import type { StudioRegistry } from '@greffe/client/studio';
import { Banner, Button } from '@greffe/ui';
import { useState } from 'react';
import { useApi } from '../../api/ApiProvider.tsx';
import { useLanguage } from '../language/LanguageProvider.tsx';

interface VersionDownloadProps {
  readonly registry: string;
  readonly version: StudioRegistry['versions'][number];
}

/** A published version as a zip. */
export function VersionDownload({ registry, version }: VersionDownloadProps) {
  const { t } = useLanguage();
  const api = useApi();
  const [failure, setFailure] = useState<string>();
  const [isPending, setPending] = useState(false);
  if (!version.hasFiles) return t('exchange.noFiles');

  async function save(): Promise<void> {
    setFailure(undefined);
    setPending(true);
    try {
      const { files } = await api.versionFiles(version.hash);
      const { saveArchive } = await import('./saveArchive.ts');
      saveArchive(`${registry}-${version.version}`, files);
    } catch (error) {
      setFailure(detailOf(error) ?? t('app.unreachable.text'));
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon="arrow-down"
        isPending={isPending}
        pendingLabel={t('app.loading')}
        aria-label={t('exchange.downloadVersion', { version: version.version })}
        onPress={() => void save()}
      >
        {t('exchange.download')}
      </Button>
      {failure !== undefined && <Banner tone="error" announce="assertive" title={failure} />}
    </>
  );
}
