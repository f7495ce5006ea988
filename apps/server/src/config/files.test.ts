import { expect, it } from 'vitest';
import { readFileSettings } from './files.ts';
import { mistakesOf, reader } from './reader.ts';

const settings = (env: Record<string, string>) => {
  const read = reader(env);
  return { settings: readFileSettings(read), mistakes: mistakesOf(read) };
};
const bucket = {
  GREFFE_BUCKET: 'https://objects.example/greffe',
  GREFFE_BUCKET_ACCESS_KEY: 'a',
  GREFFE_BUCKET_SECRET_KEY: 's',
};

it('are the database and no scanner, where nothing is said', () => {
  expect(settings({})).toEqual({ settings: {}, mistakes: [] });
});

it('are a bucket and a scanner', () => {
  expect(settings({ ...bucket, GREFFE_SCANNER: 'clamd://scanner.example' })).toEqual({
    settings: {
      bucket: { url: 'https://objects.example/greffe', region: 'auto', accessKey: 'a', secretKey: 's' },
      scanner: { host: 'scanner.example', port: 3310 },
    },
    mistakes: [],
  });
  expect(settings({ GREFFE_SCANNER: 'clamd://[::1]:3311' }).settings.scanner).toEqual({
    host: '::1',
    port: 3311,
  });
});

it.each<[string, Record<string, string>, string]>([
  ['a bucket without its keys', { GREFFE_BUCKET: bucket.GREFFE_BUCKET }, 'belong together'],
  ['keys without a bucket', { GREFFE_BUCKET_SECRET_KEY: 's' }, 'belong together'],
  ['a server without a bucket', { ...bucket, GREFFE_BUCKET: 'https://objects.example' }, 'names the bucket'],
  ['a scanner of another kind', { GREFFE_SCANNER: 'http://scanner' }, 'GREFFE_SCANNER must be an address'],
])('%s is a mistake', (_what, env, sentence) => {
  expect(settings(env).mistakes.join()).toContain(sentence);
  expect(settings(env).mistakes.join()).not.toContain('"s"');
});
