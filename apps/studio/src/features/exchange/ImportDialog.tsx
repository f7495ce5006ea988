import { Banner, Button, Dialog, flushPendingCommits } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useRegistries } from '../../api/queries.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { isId } from '../steps/ids.ts';
import { ArchiveReport } from './ArchiveReport.tsx';
import styles from './Exchange.module.css';
import { ImportTarget, type Target } from './ImportTarget.tsx';
import { type Archive, readArchive, underName } from './readArchive.ts';
import { useImport } from './useImport.ts';

/** A zip becomes a draft: of the registry that it says it is, or of a new one. Nothing that exists is changed. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, language } = useLanguage();
  const { data } = useRegistries();
  const { asDraft, asRegistry, failure, isPending, forget } = useImport();
  const input = useRef<HTMLInputElement>(null);
  const [archive, setArchive] = useState<Archive>();
  const [target, setTarget] = useState<Target>({ kind: 'draft', id: '' });
  const [isSent, setSent] = useState(false);
  const latest = useRef(target);
  const registries = data?.registries ?? [];
  const own = registries.find(({ id }) => id === archive?.content?.id);
  const choose = (next: Target) => {
    latest.current = next;
    setTarget(next);
  };

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    forget();
    setSent(false);
    const read = await readArchive(file, language);
    setArchive(read);
    const id = read.content?.id ?? '';
    choose({ kind: registries.some((each) => each.id === id) ? 'draft' : 'registry', id });
  }

  function send(): void {
    flushPendingCommits();
    setSent(true);
    const { kind, id } = latest.current;
    if (!archive?.content) return;
    const { files } = archive.content;
    if (kind === 'draft' && own) void asDraft(own.id, archive.name, files);
    else if (isId(id)) void asRegistry(id, underName(files, id));
  }

  return (
    <Dialog
      isOpen
      isWide
      title={t('exchange.import.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!archive?.content}
            isPending={isPending}
            pendingLabel={t('app.loading')}
            onPress={send}
          >
            {t('exchange.import.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>{t('exchange.import.text')}</p>
        <div>
          <Button icon="arrow-up" onPress={() => input.current?.click()}>
            {t(archive ? 'exchange.import.other' : 'exchange.import.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".zip,application/zip"
            hidden
            aria-label={t('exchange.import.choose')}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file chosen again is read again.
              event.target.value = '';
            }}
          />
        </div>
        {archive && <ArchiveReport archive={archive} />}
        {archive?.content && (
          <ImportTarget
            existing={own}
            target={target}
            error={
              isSent && target.kind === 'registry' && !isId(target.id) ? t('exchange.id.shape') : undefined
            }
            onChange={choose}
          />
        )}
        {failure !== undefined && (
          <Banner tone="error" announce="assertive" title={t('exchange.import.failed')}>
            {failure}
          </Banner>
        )}
      </div>
    </Dialog>
  );
}
