import type { OwnData } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { Banner, Button, PageHeader, Stack } from '@greffe/ui';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../../api/ApiProvider.tsx';
import { statusOf } from '../../../app/problems.ts';
import { usePage } from '../../../app/usePage.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { type Contents, takeFiles, withContents } from '../ownFiles.ts';
import { ownDataPage } from '../page.ts';
import { saveFile } from '../saveFile.ts';

type Form = 'html' | 'json';

/** One's own data to take away: as a page for a person, or for a program. */
export function OwnDataPage() {
  const api = useApi();
  const { t, language } = useLanguage();
  usePage(t('ownData.title'));
  const take = useMutation({
    mutationFn: async (form: Form) => {
      const data = await api.ownData();
      const contents = await takeFiles(api, data);
      const text =
        form === 'json'
          ? JSON.stringify(withContents(data, contents), undefined, 2)
          : await readable(data, contents);
      saveFile(
        `greffe-${data.madeAt.slice(0, 10)}.${form}`,
        text,
        form === 'json' ? 'application/json' : 'text/html',
      );
    },
  });

  async function readable(data: OwnData, contents: Contents): Promise<string> {
    const hashes = [...new Set(data.records.map(({ record }) => record.definition))];
    const bundles = new Map<string, Bundle>();
    for (const hash of hashes) bundles.set(hash, await api.definition(hash));
    return ownDataPage(data, { bundles, language, t, contents });
  }

  const button = (form: Form, label: string) => (
    <div>
      <Button
        icon="arrow-down"
        isPending={take.isPending && take.variables === form}
        pendingLabel={t('app.loading')}
        onPress={() => take.mutate(form)}
      >
        {label}
      </Button>
    </div>
  );
  return (
    <Stack gap={6}>
      <PageHeader title={t('ownData.title')} meta={t('ownData.lead')} />
      {take.isSuccess && (
        <Banner tone="success" announce="polite">
          {t('ownData.done')}
        </Banner>
      )}
      {take.isError && (
        <Banner tone="error" announce="assertive">
          {t(statusOf(take.error) === 404 ? 'ownData.file.none' : 'ownData.failed')}
        </Banner>
      )}
      <Stack gap={4}>
        <p>{t('ownData.privacy')}</p>
        {button('html', t('ownData.readable'))}
        {button('json', t('ownData.machine'))}
        <p>{t('ownData.rest')}</p>
      </Stack>
    </Stack>
  );
}
