import { inLanguage } from '@greffe/client/app';
import type { DraftImpact } from '@greffe/client/studio';
import { Button, Disclosure, Link, Section, Stack } from '@greffe/ui';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import { changeAddress } from '../changeAddress.ts';
import styles from '../Publish.module.css';

type Change = DraftImpact['changes'][number];

/** The gravest first; texts stand by themselves, since there may be hundreds of them. */
const groups = ['loss', 'migration', 'harmless', 'texts'] as const;
type Group = (typeof groups)[number];
const groupOf = ({ kind, impact }: Change): Group =>
  impact === 'harmless' && kind.startsWith('text') ? 'texts' : impact;

/** What differs from the version in force, by what that means for records. */
export function ChangesPart({ impact }: { readonly impact: DraftImpact }) {
  const { t } = useLanguage();
  const { changes, inForce } = impact;
  return (
    <Section id="publish-changes" title={t('publish.changes')}>
      <Stack gap={4}>
        <p>
          {impact.verifier === undefined
            ? t('publish.changes.unknown')
            : inForce === undefined
              ? t('publish.changes.first')
              : t('publish.changes.count', { count: changes.length, version: inForce.version })}
        </p>
        {groups.map((group) => {
          const members = changes.filter((change) => groupOf(change) === group);
          if (members.length === 0) return null;
          return (
            <Disclosure
              key={group}
              title={t(`publish.changes.${group}`)}
              aside={String(members.length)}
              isOpenAtFirst={group !== 'texts' || changes.length === members.length}
            >
              <ChangeList changes={members} />
            </Disclosure>
          );
        })}
      </Stack>
    </Section>
  );
}

const shownAtFirst = 40;

function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const { t, language } = useLanguage();
  const { draftId = '' } = useParams();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? changes : changes.slice(0, shownAtFirst);
  return (
    <Stack gap={3}>
      <ul className={styles.changes}>
        {shown.map((change) => {
          const href = changeAddress(change, draftId);
          const words = inLanguage(change.words, language);
          return (
            <li key={`${change.kind} ${JSON.stringify(change.where)} ${words}`}>
              {href === undefined ? words : <Link href={href}>{words}</Link>}
            </li>
          );
        })}
      </ul>
      {shown.length < changes.length && (
        <Button size="small" onPress={() => setWhole(true)}>
          {t('publish.changes.all', { count: changes.length })}
        </Button>
      )}
    </Stack>
  );
}
