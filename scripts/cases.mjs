// What the last run of the cases said on each driver, side by side. Fails where a driver ran other cases than another,
// where one judged a case otherwise, and where the definitions have changed since.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { disagreements, reportLines, reportTable } from '../packages/workflow/src/cases/report.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const remedy = 'Run npm test -- postgres cases.';
const fileOf = (driver) => join(root, 'test-results', `cases-${driver}.json`);
const drivers = ['PostgreSQL', 'mock'];

/** Milliseconds since 1970 of the newest file of the definitions. */
const lastChange = () =>
  Math.max(
    ...readdirSync(join(root, 'forms'), { recursive: true }).map(
      (name) => statSync(join(root, 'forms', name)).mtimeMs,
    ),
  );

function faultsBefore() {
  const missing = drivers.filter((driver) => !existsSync(fileOf(driver)));
  if (missing.length > 0) return [`No report of the cases on ${missing.join(', ')}. ${remedy}`];
  const began = Math.min(...drivers.map((driver) => Date.parse(read(driver).began)));
  return lastChange() > began ? [`The definitions have changed since their cases ran. ${remedy}`] : [];
}

const read = (driver) => JSON.parse(readFileSync(fileOf(driver), 'utf8'));

const before = faultsBefore();
for (const fault of before) console.log(fault);
process.exitCode = before.length > 0 ? 1 : 0;
if (before.length === 0) {
  const all = Object.assign({}, ...drivers.map((driver) => read(driver).reports));
  const faults = disagreements(all);
  for (const line of [...reportTable(all), ...reportLines(all), ...faults]) console.log(line);
  if (faults.length > 0) process.exitCode = 1;
}
