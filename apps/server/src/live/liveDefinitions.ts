import { join } from 'node:path';
import type { Database } from '@greffe/database';
import { versionsInForce } from '@greffe/service';
import type { NewsBoard, NewsFinding } from '@greffe/service/development';
import { definitionFolders, sharedFolder } from '../definitions/folders.ts';
import { findingLine, type Publication, publishFolder } from '../definitions/publishFolder.ts';
import type { ServerLog } from '../log.ts';
import { folderReport } from './folderReport.ts';
import { watchForms } from './watchForms.ts';
import { whenQuiet } from './whenQuiet.ts';

export interface LiveOptions {
  readonly database: Database;
  readonly formsFolder: string;
  readonly board: NewsBoard;
  readonly log: ServerLog;
  /** Called after definitions were published: reads the development people again. Rejects with what is wrong. */
  readonly onPublished: () => Promise<void>;
}

/**
 * Publishes what is under `formsFolder`, and again whatever changes there, until the returned function is called. A
 * folder with errors leaves the version in force as it is; its findings are said and posted until it is mended.
 */
export async function startLiveDefinitions(options: LiveOptions): Promise<() => Promise<void>> {
  const { formsFolder, log } = options;
  const refresh = createRefresh(options);
  const queue = whenQuiet((changed) =>
    refresh(changed).catch((error: unknown) => {
      log.error({ event: 'definitions', error: error instanceof Error ? error.name : 'unknown' });
    }),
  );
  // Watched before they are read, so that no change falls in between.
  const unwatch = watchForms(formsFolder, {
    onChange: queue.tell,
    onError: ({ message }) =>
      log.say(
        `Changes under ${formsFolder} are not seen any more (${message}): start again to publish them.`,
      ),
  });
  await queue.now([sharedFolder]);
  return async () => {
    unwatch();
    await queue.stop();
  };
}

/** What publishes the folders that are named, all of them when a shared module has changed, and posts the news. */
function createRefresh({ database, formsFolder, board, log, onPublished }: LiveOptions) {
  const known = new Map<string, Publication>();
  let peopleFault: NewsFinding | undefined;

  return async (changed: ReadonlySet<string>): Promise<void> => {
    const isAll = changed.has(sharedFolder) || changed.has('');
    const present = await definitionFolders(formsFolder).catch(() => []);
    const names = [...new Set([...present, ...known.keys()])].filter((name) => isAll || changed.has(name));
    for (const name of names) await publish(name);
    await readPeople();
    const findings = [...known.values()].flatMap(findingsOf).concat(peopleFault ?? []);
    board.post({ definitions: await versionsInForce(database), findings: unique(findings) });
  };

  async function publish(name: string): Promise<void> {
    const inForce = (await versionsInForce(database)).find(({ registry }) => registry === name);
    const publication = await publishFolder(database, join(formsFolder, name), inForce?.hash);
    const report = folderReport(name, publication, known.get(name), inForce);
    if (report) log.say(report);
    known.set(name, publication);
  }

  async function readPeople(): Promise<void> {
    const before = peopleFault?.message;
    peopleFault = await onPublished().then(() => undefined, peopleFinding);
    if (peopleFault && peopleFault.message !== before) {
      log.say(`The development people stay as they were: ${findingLine(peopleFault)}`);
    }
  }
}

function findingsOf(publication: Publication): NewsFinding[] {
  if (publication.kind !== 'broken') return [];
  return publication.findings.map(({ file, pointer, message, suggestion }) => ({
    file,
    pointer,
    message,
    ...(suggestion !== undefined && { suggestion }),
  }));
}

/** A fault in a shared module is found once for each definition that mounts it. */
const unique = (findings: readonly NewsFinding[]): NewsFinding[] => [
  ...new Map(findings.map((finding) => [findingLine(finding), finding])).values(),
];

/** The reader of people tells the place in its message: `shared/development.json:/people/0: …`. */
function peopleFinding(error: unknown): NewsFinding {
  const said = error instanceof Error ? error.message : String(error);
  const [, file = 'development.json', pointer = '', message = said] =
    /^(\S+\.json):(\S*): (.*)$/s.exec(said) ?? [];
  return { file, pointer, message };
}
