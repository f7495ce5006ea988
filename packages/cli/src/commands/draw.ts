import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Bundle } from '@greffe/definition';
import { loadDefinition } from '@greffe/definition/load';
import { DRAWING_FORMATS, DRAWING_LANGUAGES, type DrawingFormat, drawWorkflow } from '@greffe/workflow/draw';
import { parseFolders } from '../folders.ts';
import { EXIT, type Output } from '../output.ts';
import { lineOf } from './check.ts';

export const drawUsage = `draw <folder> [--format ${DRAWING_FORMATS.join('|')}] [--type <record type>] [--language ${DRAWING_LANGUAGES.join('|')}] [--out <file>]    draws a workflow`;

interface Drawing {
  readonly folder: string;
  readonly format: DrawingFormat;
  readonly language: string;
  readonly type?: string | undefined;
  readonly out?: string | undefined;
}

/** `greffe draw`: one record type's workflow as a picture, as text for Mermaid, or as a machine for Stately's tools. */
export async function draw(args: readonly string[], output: Output): Promise<number> {
  const drawing = await read(args);
  if (typeof drawing === 'string') {
    output.error(`${drawing}\n\ngreffe ${drawUsage}`);
    return EXIT.wrongUse;
  }
  const { bundle, findings } = await loadDefinition(resolve(drawing.folder));
  if (!bundle) {
    for (const finding of findings) output.error(`${drawing.folder}/${lineOf(finding)}`);
    output.error(`${drawing.folder}: the definition itself has errors; nothing was drawn.`);
    return EXIT.findings;
  }
  const type = typeOf(bundle, drawing.type);
  if (type === undefined) {
    const known = Object.keys(bundle.workflows).join(', ');
    output.error(`Say which record type is drawn, with --type: ${known}.`);
    return EXIT.wrongUse;
  }
  return deliver(drawWorkflow(bundle, type, drawing.format, drawing.language), drawing.out, output);
}

async function read(args: readonly string[]): Promise<Drawing | string> {
  const options = await parseFolders(args, ['format', 'type', 'language', 'out']);
  if (typeof options === 'string') return options;
  const { format = 'svg', language = 'en', type, out } = options.values;
  const [folder, other] = options.folders;
  if (folder === undefined || other !== undefined) return 'One folder is drawn at a time.';
  const known = DRAWING_FORMATS.find((candidate) => candidate === format);
  if (!known) return `There is no format "${format}". Known: ${DRAWING_FORMATS.join(', ')}.`;
  if (!DRAWING_LANGUAGES.includes(language)) {
    return `There is no language "${language}". Known: ${DRAWING_LANGUAGES.join(', ')}.`;
  }
  return { folder, format: known, language, type, out };
}

/** The record type that was asked for, or the only one. */
function typeOf({ workflows }: Bundle, asked: string | undefined): string | undefined {
  const types = Object.keys(workflows);
  if (asked !== undefined) return types.includes(asked) ? asked : undefined;
  return types.length === 1 ? types[0] : undefined;
}

async function deliver(text: string, file: string | undefined, output: Output): Promise<number> {
  if (file === undefined) {
    output.out(text.trimEnd());
    return EXIT.good;
  }
  try {
    await writeFile(resolve(file), text);
    return EXIT.good;
  } catch (error) {
    output.error(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    return EXIT.wrongUse;
  }
}
