import type { RecordView } from '@greffe/client';
import type { Bundle } from '@greffe/definition';
import { StepForm } from '@greffe/form-engine';
import { Disclosure } from '@greffe/ui';
import { useEntry } from '../../../api/queries.ts';
import { definitionTexts } from '../../language/definitionTexts.ts';
import { formatDateTime } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';

interface EntryCauseProps {
  readonly record: RecordView;
  readonly bundle: Bundle;
  readonly step: string;
  readonly entry: string;
}

/** What asked for an entry: an alert is acted on with the measurement in sight (HF-5). */
export function EntryCause({ record, bundle, step, entry }: EntryCauseProps) {
  const added = record.history.findLast(
    (event) => event.type === 'added' && event.step === step && event.entry === entry,
  );
  const { cause, causeEntry } = added ?? {};
  const isReadable = record.steps.some(({ id, isReadable }) => id === cause && isReadable);
  if (cause === undefined || causeEntry === undefined || !isReadable) return null;
  return <CauseData record={record} bundle={bundle} step={cause} entry={causeEntry} />;
}

function CauseData({ record, bundle, step, entry }: EntryCauseProps) {
  const { t, language } = useLanguage();
  const texts = definitionTexts(bundle, language);
  const { data } = useEntry(record.id, step, entry);
  if (!data) return null;
  const facts = [data.validatedAt && formatDateTime(data.validatedAt), data.by?.name];
  return (
    <Disclosure
      title={t('rounds.cause', { step: texts.step(step) })}
      aside={facts.filter(Boolean).join(' · ')}
      headingLevel={4}
      isOpenAtFirst
    >
      <StepForm
        bundle={bundle}
        step={step}
        data={data.data}
        facts={record.facts}
        language={language}
        readOnly
      />
    </Disclosure>
  );
}
