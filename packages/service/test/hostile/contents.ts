import type { Recipe } from './recipe.ts';

const many = (text: Recipe, times: number): Recipe => ({ repeat: [text, times] });
const base64 = (text: string) => ({ base64: Buffer.from(text, 'latin1').toString('base64') });

/** An empty PNG and JPEG as far as their first bytes go, which is what tells them. */
const png = '\x89PNG\r\n\x1a\n';
const jpeg = '\xff\xd8\xff\xe0';
const zip = 'PK\x03\x04';

const contents: readonly Recipe[] = [
  '',
  '%PDF',
  '%PDF-',
  '%PDF-1.7\n<script>alert(1)</script>',
  '%PDF-1.7\n/JS (app.alert(1)) /OpenAction /Launch',
  ' %PDF-1.7',
  '<html><script>alert(1)</script>',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  '#!/bin/sh\nrm -rf /',
  'MZ\u0090\u0000',
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
  base64(png),
  base64(`${png}\x00\x00\x00\x0dIHDR\xff\xff\xff\xff\xff\xff\xff\xff`),
  base64(`${png}<?php system($_GET[0]) ?>`),
  base64(jpeg),
  base64(`${jpeg}<script>`),
  base64(`${zip}\x14\x00`),
  base64(`${zip}${'\xff'.repeat(26)}../../etc/passwd`),
  base64('\x1f\x8b\x08\x00'),
  base64('\x7fELF\x02\x01\x01'),
  base64('GIF89a'),
  base64('\xef\xbb\xbf%PDF-1.7'),
  base64(`%PDF-1.7\n${zip}`),
  { join: ['%PDF-1.7\n', many('0 0 obj << /Kids [', 20_000)] },
  { join: ['%PDF-1.7\n', many('\u0000', 1_000_000)] },
];

const names: readonly string[] = [
  '',
  '.',
  '..',
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00.pdf',
  '%',
  '%zz',
  '%c0%af',
  'a%0d%0aSet-Cookie:%20x=y.pdf',
  '%22;filename=%22x.exe',
  '%E2%80%AEfdp.exe',
  'CON.pdf',
  'a'.repeat(1500),
  '%F0%9F%98%80'.repeat(100),
  '%CC%81'.repeat(200),
  '.htaccess',
  'x.pdf%20',
  'x.pdf;y=z',
  '__proto__',
];

/** Contents under a plain name, then a plain content under each name, as it stands behind `filename*=UTF-8''`. */
export const files = (): readonly { readonly name: string; readonly is: Recipe }[] => [
  ...contents.map((is) => ({ name: 'x.pdf', is })),
  ...names.map((name) => ({ name, is: '%PDF-1.7 plain' })),
];
