import type { StepView } from '@greffe/client';
import { Banner, Button, ButtonLink, Section, Stack, TallyBar } from '@greffe/ui';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useEntries } from '../../../api/queries.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { RefusedBanner } from '../banners/RefusedBanner.tsx';
import type { PageParts } from '../RecordPage/FillingPane.tsx';
import { stepAddress } from '../steps/addresses.ts';
import { useStepCommand } from '../useStepCommand.ts';
import styles from './EntriesStep.module.css';
import { EntryPanel } from './EntryPanel.tsx';
import { EntryRows, pageSize } from './EntryRows.tsx';
import { entryTitle, entryToFill, tallyParts } from './entryWords.ts';

interface EntriesStepProps extends PageParts {
  readonly step: StepView;
  /** The entry on the screen, by its address. */
  readonly entry: string | undefined;
  /** The record opens here: what is to be filled in now stands open at once, one tap from the worklist. */
  readonly isDefault: boolean;
}

/** A repeated step: how its entries add up, the one on the screen, and all of them as a list. */
export function EntriesStep(props: EntriesStepProps) {
  const { record, step, bundle, isDefault } = props;
  const { t, language } = useLanguage();
  const texts = definitionTexts(bundle, language);
  const first = useEntries(record.id, step.id, { page: 1, size: pageSize });
  const toFill = entryToFill(first.data?.items ?? [], record.facts.today);
  const [opened, setOpened] = useState<string>();
  if (isDefault && opened === undefined && toFill) setOpened(toFill.entry);
  const entry = props.entry ?? (isDefault ? opened : undefined);
  return (
    <Stack gap={6}>
      {entry !== undefined && (
        <EntryPanel key={entry} {...props} entry={entry} isChosen={props.entry !== undefined} />
      )}
      <Section isTight>
        <div className={styles.head}>
          <TallyBar label={t('entries.tally')} parts={tallyParts(step, t)} />
          <div className={styles.actions}>
            {toFill && toFill.entry !== entry && (
              <ButtonLink
                href={stepAddress(record.id, step.id, toFill.entry)}
                variant="primary"
                icon="pencil"
              >
                {t('entries.fill', { entry: entryTitle(toFill, record.facts.today, t) })}
              </ButtonLink>
            )}
            {step.commands.includes('add') && <AddEntry {...props} />}
          </div>
          {!step.isReadable && <Banner tone="neutral">{t('record.notReadable')}</Banner>}
        </div>
      </Section>
      <section aria-labelledby="entries-title" className={styles.list}>
        <h3 id="entries-title" className={styles.title}>
          {t('entries.title', { step: texts.step(step.id) })}
        </h3>
        <EntryRows record={record} step={step} bundle={bundle} open={entry} />
      </section>
    </Stack>
  );
}

/** Begins another entry of a step repeated at will, and opens it. */
function AddEntry({ record, step, bundle }: Pick<EntriesStepProps, 'record' | 'step' | 'bundle'>) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  // Its name is given here, and stays the same however often it is tried: one press, one entry.
  const entry = useRef<string>(undefined);
  const adding = useStepCommand(record, () => {
    const added = entry.current;
    entry.current = undefined;
    void navigate(stepAddress(record.id, step.id, added));
  });
  return (
    <>
      <Button
        icon="plus"
        isPending={adding.isPending}
        pendingLabel={t('app.loading')}
        onPress={() => {
          entry.current ??= crypto.randomUUID();
          adding.mutate({ type: 'add', step: step.id, entry: entry.current });
        }}
      >
        {t('entries.add')}
      </Button>
      {adding.isError && (
        <RefusedBanner title={t('entries.addFailed')} error={adding.error} support={bundle.support.email} />
      )}
    </>
  );
}
