import { image } from 'virtual:greffe-mock-image';
import { PGlite } from '@electric-sql/pglite';
import type { SchemaValidator, Step } from '@greffe/definition';
import { instantiateValidator } from '@greffe/definition/runtime';
import { createMockApi, type MockApi } from '../api/createMockApi.ts';
import { createShelf } from './shelf.ts';

/** Opens the image in memory, with what this browser's mock had kept of the same image. */
export async function openMock(): Promise<MockApi> {
  if (!image) throw new Error('There is no image to open.');
  const { id, address } = image;
  const shelf = createShelf(id);
  const [loadDataDir, kept] = await Promise.all([loadImage(address), shelf.read()]);
  const client = new PGlite({ loadDataDir });
  await client.waitReady;
  return createMockApi({ client, createSchemaValidator, keep: shelf.write, ...(kept && { kept }) });
}

async function loadImage(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The image of the database could not be loaded (${response.status}).`);
  return new Blob([await response.arrayBuffer()], { type: 'application/x-gzip' });
}

/** Compiled when the image was built: nothing is compiled in the page, as under the policy of production. */
function createSchemaValidator(step: Step): SchemaValidator {
  const module = image?.validators[step.schemaHash];
  if (!module) throw new Error(`The image has no validator for step ${step.id}.`);
  return instantiateValidator(module);
}
