/** Digits of a NISS typed with its usual marks; anything else stays as it was typed. No text is no value. */
export function parseNissText(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const bare = trimmed.replace(/[\s.\-/\u00a0\u2013]/g, '');
  return /^\d+$/.test(bare) ? bare : trimmed;
}

/** Eleven digits as 85.04.02-169.32; other text as it is. */
export function formatNissText(value: string | undefined): string {
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/.exec(value ?? '');
  return parts ? `${parts[1]}.${parts[2]}.${parts[3]}-${parts[4]}.${parts[5]}` : (value ?? '');
}
