import { expect, it } from 'vitest';
import { problemKinds } from '../Problem.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

it.each(Object.entries({ fr, nl, de }))('%s has every sentence, with the same values', (_, texts) => {
  expect(Object.keys(texts)).toEqual(Object.keys(en));
  for (const [key, text] of Object.entries(texts)) {
    expect(names(text), key).toEqual(names(en[key as keyof typeof en]));
  }
});

it.each(Object.keys(problemKinds))('%s has a title', (kind) => {
  expect(en).toHaveProperty([`${kind}.title`]);
});
