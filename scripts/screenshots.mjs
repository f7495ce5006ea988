// npm run screenshots [-- part of a name …]: pictures of the stories in light, dark, forced colours and at 320 px, beside
// the references in `screenshots/`; `-- screens` those of the product's whole screens. `-- --accept <name …>` makes what
// was last seen the reference; `--accept all` all of it.
import { parseArgs } from 'node:util';
import { ensureChromium } from './lib/chromium.mjs';
import { report, root } from './lib/ground.mjs';
import { ensureInstalled } from './lib/install.mjs';

const usage =
  'Usage: npm run screenshots [-- part of a name …|screens], or npm run screenshots -- --accept <name …|all>.';

try {
  const { values, positionals } = parseArgs({
    options: { accept: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.accept && positionals.length === 0) {
    console.error(usage);
    process.exit(2);
  }
  await ensureInstalled();
  const { accept } = await import('./screenshots/accept.mjs');
  const { compare } = await import('./screenshots/compare.mjs');
  const { compareScreens } = await import('./screenshots/screens.mjs');
  if (values.accept) process.exitCode = await accept(positionals);
  else if (positionals.join() === 'screens')
    process.exitCode = await compareScreens(await ensureChromium(root));
  else process.exitCode = await compare(positionals, await ensureChromium(root));
} catch (error) {
  if (error.code?.startsWith('ERR_PARSE_ARGS')) {
    console.error(usage);
    process.exit(2);
  }
  report(error);
}
