import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { links } from './markdown.mjs';

/** A sentence for every link in a Markdown file of the repository that leads to a file which is not there. */
export function checkLinks(root) {
  const listing = ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.md'];
  const files = execFileSync('git', listing, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  return files
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) =>
      links(readFileSync(join(root, file), 'utf8'))
        .filter((target) => !/^([a-z]+:|#)/.test(target))
        .map((target) => decodeURIComponent(target.replace(/#.*$/, '')))
        .filter((target) => !existsSync(join(root, dirname(file), target)))
        .map((target) => `${file} links to ${target}, which is not there.`),
    );
}
