import { join } from 'node:path';
import { catalogueFaults } from '@greffe/app/testing';
import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues.ts';

describe('CO-8: the texts of the studio', () => {
  it('are in every language, of the same values, and all used', () => {
    expect(catalogueFaults(catalogues, join(import.meta.dirname, '../..'))).toEqual([]);
  });
});
