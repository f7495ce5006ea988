/** The address as it is kept; undefined for one that none can be. What is there is not known before a message arrives. */
export function emailOf(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed.length <= 254 && /^[^@\s<>(),;:"\\]+@[^@\s<>(),;:"\\]+\.[^@\s<>(),;:"\\.]+$/.test(trimmed)
    ? trimmed
    : undefined;
}

/**
 * A number as E.164 has it; one without a country is Belgian (`0470 12 34 56`), and `00` leads abroad. Undefined for one
 * that none can be.
 */
export function phoneOf(text: string): string | undefined {
  const digits = text.replace(/[\s./()-]/g, '').replace(/^00/, '+');
  const whole = digits.startsWith('0') ? `+32${digits.slice(1)}` : digits;
  return /^\+[1-9]\d{6,14}$/.test(whole) ? whole : undefined;
}
