import { join } from 'node:path';
import { plainStylesheet, stylesheet } from './tokens/css.mjs';
import { readTokens } from './tokens/read.mjs';
import { namesModule, tokensModule } from './tokens/typescript.mjs';

const folder = 'packages/ui/src/tokens';

/** The design tokens as custom properties and as TypeScript, from the DTCG files beside them. */
export async function tokenDocuments(root) {
  const tokens = readTokens(join(root, folder, 'greffe.resolver.json'));
  return [
    { file: `${folder}/generated/tokens.css`, content: stylesheet(tokens) },
    { file: 'packages/service/src/development/generated/tokens.css', content: plainStylesheet(tokens) },
    { file: `${folder}/generated/tokens.ts`, content: tokensModule(tokens) },
    { file: `${folder}/generated/names.ts`, content: namesModule(tokens) },
  ];
}
