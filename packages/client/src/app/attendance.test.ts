import { describe, expect, it } from 'vitest';
import { watchAttendance } from './attendance.ts';

describe('whether somebody is at the page', () => {
  it('is so until nobody has done anything for two minutes, and again with the first thing done', () => {
    let now = 0;
    const page = new EventTarget();
    const isUnattended = watchAttendance(page, 120_000, () => now);
    now = 119_999;
    expect(isUnattended()).toBe(false);
    now = 120_000;
    expect(isUnattended()).toBe(true);
    for (const sign of ['keydown', 'pointermove', 'wheel']) {
      page.dispatchEvent(new Event(sign));
      expect(isUnattended()).toBe(false);
      now += 120_000;
      expect(isUnattended()).toBe(true);
    }
    // What the page does by itself is no sign.
    page.dispatchEvent(new Event('visibilitychange'));
    page.dispatchEvent(new Event('online'));
    expect(isUnattended()).toBe(true);
  });
});
