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
  verify: {
    project: 'long',
    file: 'packages/workflow/src/verify/agreement.long.test.ts',
    count: 20_000,
    countVariable: 'GREFFE_VERIFY_RUNS',
    controlVariable: 'GREFFE_VERIFY_CONTROL',
    figure: /\d+ workflows, .*|seed: -?\d+/,
  },
};
