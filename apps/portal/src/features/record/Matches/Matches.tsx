import type { MatchList } from '@greffe/client';
import { Button } from '@greffe/ui';
import { formatDay } from '../../language/format.ts';
import { useLanguage } from '../../language/LanguageProvider.tsx';
import styles from './Matches.module.css';

type Match = MatchList['matches'][number];

interface MatchesProps {
  readonly matches: readonly Match[];
  /** Code that the record holds now. */
  readonly chosen: string | undefined;
  readonly onChoose: (code: string | undefined) => void;
  readonly onDismiss: () => void;
}

/** Beneficiaries without NISS who may be the one being typed (CO-2); only the user says that two are the same. */
export function Matches({ matches, chosen, onChoose, onDismiss }: MatchesProps) {
  const { t } = useLanguage();
  if (chosen !== undefined) {
    return (
      <div className={styles.chosen} role="status">
        <span>{t('matches.chosen', { code: chosen })}</span>
        <Button variant="quiet" size="small" onPress={() => onChoose(undefined)}>
          {t('matches.change')}
        </Button>
      </div>
    );
  }
  return (
    <section className={styles.matches} aria-labelledby="matches-title">
      <div role="status">
        <h3 id="matches-title" className={styles.title}>
          {t('matches.title', { count: matches.length })}
        </h3>
        <p className={styles.text}>{t('matches.text')}</p>
      </div>
      <ul className={styles.list}>
        {matches.map((match) => (
          <MatchCard key={match.code} match={match} onChoose={() => onChoose(match.code)} />
        ))}
      </ul>
      <Button size="small" onPress={onDismiss}>
        {t('matches.none')}
      </Button>
    </section>
  );
}

function MatchCard({ match, onChoose }: { readonly match: Match; readonly onChoose: () => void }) {
  const { t } = useLanguage();
  const name = `${match.lastName} ${match.firstName}`;
  const sex =
    match.sex === 'male' || match.sex === 'female'
      ? t(`matches.sex.${match.sex}`)
      : t('matches.sex.other', { sex: match.sex });
  return (
    <li className={styles.card}>
      <span>
        <strong className={styles.name}>{name}</strong>
        <span className={styles.facts}>
          {t('matches.born', { date: formatDay(match.birthDate) })}
          {match.sex && ` · ${sex}`}
          {` · ${t('matches.code', { code: match.code })}`}
        </span>
      </span>
      <Button size="small" aria-label={t('matches.chooseNamed', { name })} onPress={onChoose}>
        {t('matches.choose')}
      </Button>
    </li>
  );
}
