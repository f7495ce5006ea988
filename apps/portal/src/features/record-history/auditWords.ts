import type { AuditEntry } from '@greffe/client';
import type { TimelineEvent } from '@greffe/ui';
import type { MessageKey } from '../language/catalogues.ts';
import { formatDateTime, formatTime } from '../language/format.ts';
import { type HistoryGround, toldEvent, whereOf } from '../record/History/historyWords.ts';

/** What a reader looks for. */
export type AuditView = 'all' | 'changes' | 'access';

/** An entry as it is told. */
export interface ToldEntry extends Pick<TimelineEvent, 'tone' | 'icon'> {
  readonly entry: AuditEntry;
  readonly title: string;
  /** Who, in which role and for whom; undefined where it followed from something else. */
  readonly by: string | undefined;
  readonly lines: readonly string[];
}

type Look = Pick<ToldEntry, 'tone' | 'icon'>;

const looks: Readonly<Record<Exclude<AuditEntry['kind'], 'event'>, Look>> = {
  save: { tone: 'neutral', icon: 'pencil' },
  read: { tone: 'neutral', icon: 'search' },
  list: { tone: 'neutral', icon: 'list' },
  matches: { tone: 'neutral', icon: 'search' },
  history: { tone: 'neutral', icon: 'clock' },
  transmit: { tone: 'info', icon: 'send' },
  refused: { tone: 'warning', icon: 'lock' },
  fileAdded: { tone: 'neutral', icon: 'document' },
  fileRead: { tone: 'neutral', icon: 'document' },
  fileRemoved: { tone: 'neutral', icon: 'trash' },
};
const changing: ReadonlySet<AuditEntry['kind']> = new Set(['event', 'save', 'fileAdded', 'fileRemoved']);

/** What happened, for a reader, the latest first; the engine's own bookkeeping is left out. */
export function toldEntries(
  entries: readonly AuditEntry[],
  view: AuditView,
  ground: HistoryGround,
): readonly ToldEntry[] {
  return entries
    .filter(({ kind }) => view === 'all' || changing.has(kind) === (view === 'changes'))
    .flatMap((entry) => toldEntry(entry, ground) ?? []);
}

function toldEntry(entry: AuditEntry, ground: HistoryGround): ToldEntry | undefined {
  const { kind, type } = entry;
  if (kind !== 'event') {
    return {
      ...looks[kind],
      entry,
      title: titleOf(entry, ground),
      by: byOf(entry, ground),
      lines: linesOf(entry, ground),
    };
  }
  const told = type && toldEvent({ ...entry, type }, ground);
  return (
    told && {
      tone: told.tone,
      icon: told.icon,
      entry,
      title: told.title,
      by: told.isByItself ? undefined : byOf(entry, ground),
      lines: [...told.lines, ...linesOf(entry, ground)],
    }
  );
}

function titleOf(entry: AuditEntry, ground: HistoryGround): string {
  const { t } = ground;
  const { kind, command } = entry;
  const what =
    kind === 'refused' && isKnownCommand(command)
      ? t('audit.refusedTo', { what: t(`audit.command.${command}`) })
      : t(`audit.kind.${kind}` as MessageKey);
  const where = whereOf(entry, ground);
  return where === undefined ? what : t('history.at', { what, where });
}

const commands = ['validate', 'undo', 'reopen', 'delete', 'unlock', 'annotate', 'add'] as const;
const isKnownCommand = (command: string | undefined): command is (typeof commands)[number] =>
  commands.some((known) => known === command);

function byOf({ by, as }: AuditEntry, { texts, t }: HistoryGround): string {
  if (by === null) return t('history.bySystem');
  const name = by.name === '' ? t('audit.unknownPerson') : by.name;
  const roles = as
    .map(({ role, organisation }) =>
      role === undefined ? organisation : `${texts.role(role)}, ${organisation}`,
    )
    .join(' · ');
  return roles === '' ? t('history.by', { name }) : t('audit.by', { name, roles });
}

const problems: Readonly<Record<string, MessageKey>> = {
  notFound: 'audit.problem.noAccess',
  forbidden: 'audit.problem.noAccess',
  refused: 'audit.problem.refused',
  stale: 'audit.problem.stale',
  invalidData: 'audit.problem.invalidData',
};

function linesOf(entry: AuditEntry, { t }: HistoryGround): string[] {
  const { kind, count, since, at, problem, address, file } = entry;
  const isToday = since !== undefined && since.slice(0, 10) === at.slice(0, 10);
  const reason = problem === undefined ? undefined : problems[problem];
  const lines = [
    file,
    kind === 'refused' && reason !== undefined ? t(reason) : undefined,
    count === undefined || since === undefined
      ? undefined
      : t('audit.times', { count, since: isToday ? formatTime(since) : formatDateTime(since) }),
    address === undefined ? undefined : t('audit.address', { address }),
  ];
  return lines.filter((line) => line !== undefined);
}
