/**
 * Which flows a Playwright report holds, by file and title: how each ended (`passed`, `failed` or `skipped`), and
 * why it is not for the mock where it says so.
 */
export function flowsOf(report) {
  const flows = new Map();
  const collect = (suite, path) => {
    for (const { title, tests, ok } of suite.specs ?? []) {
      const marks = tests.flatMap(({ annotations }) => annotations);
      const isSkipped = tests.every(({ status }) => status === 'skipped');
      flows.set([...path, title].join(' › '), {
        result: isSkipped ? 'skipped' : ok ? 'passed' : 'failed',
        serverOnly: marks.find(({ type }) => type === 'server only')?.description,
      });
    }
    for (const inner of suite.suites ?? []) collect(inner, [...path, inner.title]);
  };
  for (const suite of report.suites) collect(suite, [suite.title.replace(/\.spec\.ts$/, '')]);
  return flows;
}

/** A row for each flow and a sentence for each that did not run, or did not end alike, on both drivers. */
export function compareFlows(server, mock) {
  const rows = [...new Set([...server.keys(), ...mock.keys()])].map((flow) =>
    rowOf(flow, server.get(flow), mock.get(flow)),
  );
  const faults = rows.flatMap(({ flow, fault }) => (fault ? [`${flow}: ${fault}`] : []));
  return { rows, faults: rows.length === 0 ? ['No flow ran.'] : faults };
}

function rowOf(flow, server, mock) {
  const reason = server?.serverOnly ?? mock?.serverOnly;
  const onServer = server?.result ?? 'did not run';
  const onMock = mock?.result ?? (reason ? `server only: ${reason}` : 'did not run');
  return { flow, server: onServer, mock: onMock, fault: faultOf(server, mock, reason) };
}

function faultOf(server, mock, reason) {
  if (!hasRun(server)) return 'did not run on the server.';
  if (reason && mock) return 'is marked as being for the server only, but the mock was given it.';
  if (reason) return undefined;
  if (!hasRun(mock)) return 'did not run on the mock, and does not say why: see e2e/support/serverOnly.ts.';
  if (server.result !== mock.result) return `${server.result} on the server, ${mock.result} on the mock.`;
  return undefined;
}

const hasRun = (flow) => flow !== undefined && flow.result !== 'skipped';

/** The rows as a table for a terminal, and how many there are of each. */
export function tableOf({ rows, faults }) {
  const width = Math.max(...rows.map(({ flow }) => flow.length), 4);
  const line = (flow, server, mock) => `${flow.padEnd(width)}  ${server.padEnd(11)}  ${mock}`;
  const count = (isCounted) => rows.filter(isCounted).length;
  const ran = (result) => result === 'passed' || result === 'failed';
  return [
    line('flow', 'server', 'mock'),
    ...rows.map(({ flow, server, mock }) => line(flow, server, mock)),
    `${count(({ server }) => ran(server))} ran on the server, ${count(({ mock }) => ran(mock))} on the mock, ` +
      `${count(({ mock }) => mock.startsWith('server only: '))} are for the server only.`,
    ...faults,
  ].join('\n');
}
