// node scripts/docs.mjs: writes the generated documents again, and checks what the others say.
// With --check nothing is written: a generated document that is out of date is a fault too.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkEnvironment } from './docs/environment.mjs';
import { checkExamples } from './docs/examples.mjs';
import { checkGuide } from './docs/guide.mjs';
import { checkLinks } from './docs/links.mjs';
import { metaValidatorDocuments } from './docs/metaValidators.mjs';
import { dependencyDocuments } from './docs/picture/documents.mjs';
import { referenceDocuments } from './docs/reference.mjs';
import { tokenDocuments } from './docs/tokens.mjs';
import { workflowDocuments } from './docs/workflows.mjs';
import { root } from './lib/ground.mjs';

const isCheck = process.argv.includes('--check');
const faults = [];

// In this order: definitions are drawn with the validators that were written just before.
for (const documents of [
  tokenDocuments,
  dependencyDocuments,
  referenceDocuments,
  metaValidatorDocuments,
  workflowDocuments,
]) {
  for (const { file, content } of await documents(root)) {
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
    if (isCheck) {
      faults.push(`${file} is not what the code says now: run node scripts/docs.mjs and commit it.`);
    } else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      console.log(`wrote ${file}`);
    }
  }
}
const checks = [checkLinks, checkEnvironment, checkGuide, checkExamples];
for (const found of await Promise.all(checks.map((check) => check(root)))) faults.push(...found);

for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'The documents agree with the code.' : `${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;
