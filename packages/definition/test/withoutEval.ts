import { buildBundle } from '../src/index.ts';
import { readFolder } from '../src/load/index.ts';
import { attackOn } from '../src/load/patterns.ts';

/** Run by a process that may make no code from strings, as a page under our content security policy: see noEval.test.ts. */
const [folder = '', sharedFolder = ''] = process.argv.slice(2);
const files = await readFolder(folder);
const shared = await readFolder(sharedFolder);
const broken = { ...files, 'form.json': (files['form.json'] ?? '').replace('"languages"', '"langages"') };
console.log(
  JSON.stringify({
    makesCode: makesCode(),
    hash: buildBundle(files, shared).bundle?.hash,
    broken: buildBundle(broken, shared).findings,
    attack: attackOn('^(a+)+$'),
  }),
);

function makesCode(): boolean {
  try {
    return new Function('return true')() as boolean;
  } catch {
    return false;
  }
}
