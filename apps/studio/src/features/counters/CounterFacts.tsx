import { textPath } from '@greffe/definition';
import { Citation, DescriptionList, FieldGroup } from '@greffe/ui';
import { useEditor } from '../editor/EditorProvider.tsx';
import { textOf } from '../editor/readDefinition.ts';
import { useLanguage } from '../language/LanguageProvider.tsx';
import { type CounterView, readRecipients } from './readCounters.ts';

/** What a counter counts, for whom, how long, and who sees it: read here, and changed in its file. */
export function CounterFacts({ counter }: { readonly counter: CounterView }) {
  const { t, language } = useLanguage();
  const { files } = useEditor();
  const { id, counts, scope, period, whenFull, at, cite } = counter;
  const text = (key: string, otherwise: string) => textOf(files, language, key, otherwise);
  const list = (items: readonly string[]) =>
    items.length === 0 ? undefined : new Intl.ListFormat(language, { type: 'conjunction' }).format(items);
  const roles = (ids: readonly string[]) => list(ids.map((role) => text(`role.${role}.title`, role)));
  const step = counts[0]?.step ?? '';
  const field = (pointer: string) => text(`field.${step}.${textPath(pointer)}.title`, pointer);
  const sources = counts.map((each) => {
    const source = t('counters.counts.one', {
      recordType: text(`recordType.${each.recordType}.title`, each.recordType),
      step: text(`step.${each.step}.title`, each.step),
    });
    return each.when === undefined ? source : t('counters.counts.when', { source, cel: each.when });
  });
  const lasts =
    typeof period === 'object'
      ? t('counters.period.yearOf', { field: field(period.yearOf) })
      : period && t(`counters.period.${period}`);
  const items = [
    { id: 'counts', term: t('counters.counts'), value: list(sources) },
    { id: 'scope', term: t('counters.scope'), value: scope && t(`counters.scope.${scope}`) },
    { id: 'period', term: t('counters.period'), value: lasts },
    { id: 'full', term: t('counters.whenFull'), value: whenFull && t(`counters.whenFull.${whenFull}`) },
    { id: 'at', term: t('counters.at'), value: field(at) },
    { id: 'seen', term: t('counters.seenBy'), value: roles(counter.seenBy) },
    {
      id: 'tells',
      term: t('counters.recipients'),
      value: list(readRecipients(files).map((each) => text(`recipient.${each}.title`, each))),
    },
    {
      id: 'changed',
      term: t('counters.recipientsChangedBy'),
      value: roles(counter.recipientsChangedBy),
    },
    {
      id: 'source',
      term: t('counters.source'),
      value:
        cite.source === undefined ? undefined : (
          <Citation label={[cite.source, cite.article].filter(Boolean).join(', ')} sentence={cite.sentence} />
        ),
    },
  ];
  return (
    <FieldGroup id={`counter-facts-${id}`} title={t('counters.facts')} description={t('counters.facts.help')}>
      <DescriptionList emptyLabel={t('counters.nothing')} items={items} />
    </FieldGroup>
  );
}
