import { parseUdi } from '@greffe/identifiers';
import type { ReadDevice } from '@greffe/rjsf-theme';
import { formatDay } from '@greffe/ui';
import { engineTexts } from './engineTexts.ts';

/** What the code of a device says of it, in words; why a code means nothing is said by the check of its format. */
export function readDeviceIn(language: string): ReadDevice {
  const t = engineTexts(language);
  return (text) => {
    const udi = parseUdi(text);
    if (!udi.ok) return { ok: false };
    const parts = [
      ['device.model', udi.gtin],
      ['device.lot', udi.lot],
      ['device.serial', udi.serial],
      ['device.made', udi.manufactured && formatDay(udi.manufactured)],
      ['device.expiry', udi.expiry && formatDay(udi.expiry)],
    ] as const;
    return {
      ok: true,
      value: udi.value,
      parts: parts.flatMap(([key, value]) => (value === undefined ? [] : [{ label: t(key), value }])),
    };
  };
}
