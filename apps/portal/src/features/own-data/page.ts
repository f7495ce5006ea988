import type { OwnData } from '@greffe/client';
import { type Bundle, leaves, type StepData } from '@greffe/definition';
import { placeWords, valueWords } from '@greffe/form-engine';
import { definitionTexts } from '../language/definitionTexts.ts';
import { formatDateTime } from '../language/format.ts';
import type { Translate } from '../language/LanguageProvider.tsx';
import type { Language } from '../language/languages.ts';
import { toldEntries } from '../record-history/auditWords.ts';
import { type Markup, markup, raw } from './markup.ts';
import type { Contents } from './ownFiles.ts';

interface Ground {
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly language: Language;
  readonly t: Translate;
  readonly contents: Contents;
}

type OwnRecord = OwnData['records'][number];

/** Enough to be read on a screen and on paper; the file needs nothing else. */
const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:.25rem 1rem}dt{color:#444}dd{margin:0;overflow-wrap:anywhere}
section{border-top:1px solid #767676;margin-top:2rem}li{margin-bottom:.5rem}
@media(max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}`;

/** One's own data as a page that a person reads, in his language: one file, without a script. */
export function ownDataPage(data: OwnData, ground: Ground): string {
  const { t, language } = ground;
  const title = t('ownData.file.title', { name: data.person.name });
  return String(
    markup`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${raw(style)}</style></head>
<body><h1>${title}</h1><p>${t('ownData.file.made', { at: formatDateTime(data.madeAt) })}</p>
${data.records.length === 0 ? markup`<p>${t('ownData.file.none')}</p>` : []}
${data.isCut ? markup`<p>${t('ownData.file.cut')}</p>` : []}
${data.records.map((one) => recordSection(one, ground))}
<p>${t('ownData.rest')}</p></body></html>
`,
  );
}

function recordSection(one: OwnRecord, ground: Ground): Markup {
  const { bundles, language, t } = ground;
  const { record, entries, audit, withheld, showsAccess } = one;
  const bundle = bundles.get(record.definition);
  if (bundle === undefined) return markup``;
  const texts = definitionTexts(bundle, language);
  const answers = (step: string, data: StepData): Markup => {
    const given = leaves(data).flatMap(([pointer, value]) => {
      const words = valueWords(bundle, language, step, pointer, value);
      return words === undefined || pointer === ''
        ? []
        : [{ place: placeWords(bundle, language, step, pointer), words }];
    });
    if (given.length === 0) return markup`<p>${t('ownData.file.empty')}</p>`;
    return markup`<dl>${given.map(({ place, words }) => markup`<dt>${place}</dt><dd>${words}</dd>`)}</dl>`;
  };
  const steps = record.steps
    .filter(({ isReadable }) => isReadable)
    .map(
      ({ id, data, draft, repeat, rounds }) => markup`<h3>${texts.step(id)}</h3>
${draft === 'filling' ? markup`<p>${t('draft.filling')}</p>` : repeat === undefined ? answers(id, data) : []}
${rounds.map(({ data: earlier }) => answers(id, earlier))}
${(entries[id] ?? []).map((entry) => markup`<h4>${entry.due ?? formatDateTime(entry.savedAt ?? record.createdAt)}</h4>${answers(id, entry.data)}`)}`,
    );
  const told = toldEntries(audit, 'all', { record, bundle, texts, t });
  const hidden = {
    steps: withheld.map(texts.step).join(', '),
    organisation: record.organisation.name,
    support: bundle.support.email,
  };
  return markup`<section><h2>${texts.text('registry.title', bundle.id)} · ${texts.recordType(record.recordType)}</h2>
<p>${record.organisation.name}, ${formatDateTime(record.createdAt)}${record.code === undefined ? '' : `, ${t('ownData.file.code')} ${record.code}`}</p>
${steps}
${filesOf(record, ground)}
${withheld.length === 0 ? [] : markup`<p>${t('ownData.file.withheld', hidden)}</p>`}
<h3>${t(showsAccess ? 'ownData.file.history' : 'ownData.file.historyOnly')}</h3>
<ul>${told.map(
    ({ entry, title, by, lines }) =>
      markup`<li>${formatDateTime(entry.at)}: ${title}${by === undefined ? '' : `. ${by}`}${lines.map((line) => markup`<br>${line}`)}</li>`,
  )}</ul></section>`;
}

/** The files themselves, to be kept from the page; those that are not in it by name. */
function filesOf({ files = [] }: OwnRecord['record'], { t, contents }: Ground): Markup {
  if (files.length === 0) return markup``;
  const line = ({ id, name, kind }: (typeof files)[number]) => {
    const base64 = contents.get(id);
    return base64 === undefined
      ? markup`<li>${t('ownData.file.notTaken', { name })}</li>`
      : markup`<li><a download="${name}" href="${`data:${kind};base64,${base64}`}">${name}</a></li>`;
  };
  return markup`<h3>${t('ownData.file.files')}</h3><ul>${files.map(line)}</ul>`;
}
