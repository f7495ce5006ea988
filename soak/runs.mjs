/**
 * The long runs by name: which tests they are, how often they run by default, and the variables that say so. The same
 * tests run a few times in `npm test`.
 */
export const runs = {
  undo: {
    project: 'postgres',
    file: 'packages/service/src/undoRaces.pg.test.ts',
    count: 10_000,
    countVariable: 'GREFFE_UNDO_RACES',
    controlVariable: 'GREFFE_UNDO_CONTROL',
    /** Lines of the output that hold the figure. */
    figure: /\d+ races, .*/,
  },
  audit: {
    project: 'postgres',
    file: 'packages/service/src/audit/tampering.pg.test.ts',
    count: 10_000,
    countVariable: 'GREFFE_AUDIT_TAMPERINGS',
    controlVariable: 'GREFFE_AUDIT_CONTROL',
    figure: /\d+ tamperings, .*/,
  },
  access: {
    project: 'postgres',
    file: 'packages/service/src/accessTable.pg.test.ts',
    // Commands tried for each person and state: more than there are is all of them.
    count: 1000,
    countVariable: 'GREFFE_ACCESS_TRIES',
    controlVariable: 'GREFFE_ACCESS_CONTROL',
    figure: /\d+ cells, .*/,
  },
  crash: {
    project: 'postgres',
    file: 'apps/server/test/several/crash.pg.test.ts',
    count: 100,
    countVariable: 'GREFFE_CRASH_ROUNDS',
    controlVariable: 'GREFFE_CRASH_CONTROL',
    figure: /\d+ crashes, .*/,
  },
  restore: {
    project: 'postgres',
    file: 'packages/cli/src/commands/db.pg.test.ts',
    // Records of the backup.
    count: 100_000,
    countVariable: 'GREFFE_RESTORE_RECORDS',
    controlVariable: 'GREFFE_RESTORE_CONTROL',
    figure: /\d+ records restored .*/,
  },
  jobs: {
    project: 'postgres',
    file: 'packages/service/src/jobs/outage.pg.test.ts',
    // Records to be handed in, and as many of which two people are told.
    count: 200,
    countVariable: 'GREFFE_OUTAGE_RECORDS',
    controlVariable: 'GREFFE_OUTAGE_CONTROL',
    figure: /\d+ records and \d+ messages, .*/,
  },
  night: {
    project: 'postgres',
    file: 'packages/service/src/chores/chores.pg.test.ts',
    // Rounds of six records; each takes several nights that are killed.
    count: 50,
    countVariable: 'GREFFE_NIGHTS',
    controlVariable: 'GREFFE_NIGHTS_CONTROL',
    figure: /\d+ records over, .*/,
  },
  deploy: {
    project: 'postgres',
    file: 'apps/server/test/several/several.pg.test.ts',
    count: 10,
    countVariable: 'GREFFE_DEPLOYS',
    controlVariable: 'GREFFE_DEPLOY_CONTROL',
    figure: /\d+ deploys.*/,
  },
  history: {
    project: 'postgres',
    file: 'packages/service/src/histories.pg.test.ts',
    count: 100,
    countVariable: 'GREFFE_HISTORIES',
    controlVariable: 'GREFFE_HISTORY_CONTROL',
    figure: /\d+ operations of .*/,
  },
  verify: {
    project: 'long',
    file: 'packages/workflow/src/verify/agreement.long.test.ts',
    count: 20_000,
    countVariable: 'GREFFE_VERIFY_RUNS',
    controlVariable: 'GREFFE_VERIFY_CONTROL',
    figure: /\d+ workflows, .*|seed: -?\d+/,
  },
  hostile: {
    project: 'postgres',
    file: 'packages/service/src/hostile.pg.test.ts',
    // Requests that each input makes, each at another route; more than there are is all of them, in every place.
    count: 12,
    countVariable: 'GREFFE_HOSTILE_COUNT',
    controlVariable: 'GREFFE_HOSTILE_CONTROL',
    figure: /\d+ requests of .*/,
  },
  accessible: {
    // Not a test: it needs the product, started on empty data, and a browser.
    script: 'scripts/soak/accessible.mjs',
    // Languages.
    count: 4,
    countVariable: 'GREFFE_ACCESSIBLE_LANGUAGES',
    controlVariable: 'GREFFE_ACCESSIBLE_CONTROL',
    figure: /\d+ screens × languages × looks, .*/,
  },
};
