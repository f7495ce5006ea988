import { type DefinitionFiles, zipDefinition } from '../../model/index.ts';

/** Hands a definition to the reader as a zip, its files byte for byte as they are here. */
export function saveArchive(name: string, files: DefinitionFiles): void {
  // A copy of its own: what a Blob takes may not be shared memory.
  const address = URL.createObjectURL(new Blob([zipDefinition(files).slice()], { type: 'application/zip' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}.zip`;
  link.click();
  URL.revokeObjectURL(address);
}
