/**
 * A scanner types as on an American keyboard unless it is told otherwise; a computer set to a Belgian AZERTY then shows
 * its 01 as à&. For each key that a scanner means: the sign that a Belgian keyboard makes of it, alone and with shift.
 */
const keys = '1234567890-qwertyuiop[]asdfghjkl;\'\\zxcvbnm,./!@#$%^&*()_QWERTYUIOP{}ASDFGHJKL:"|ZXCVBNM<>?';
const signs = '&é"\'(§è!çà)azertyuiop^$qsdfghjklmùµwxcvbn,;:=1234567890°AZERTYUIOP¨*QSDFGHJKLM%£WXCVBN?./+';

/** The key that was meant, by the sign that a Belgian keyboard makes of it. */
export const meantBy: ReadonlyMap<string, string> = new Map(
  [...signs].map((sign, index) => [sign, keys[index] ?? sign]),
);

/** How a device's identifier begins, 01 after what names the symbol, when scanner and computer disagree. */
const garbled = /^(?:\$[CdQe][&é"à])?à&/;

/** The text that a scanner meant, where the computer's Belgian keyboard made other signs of it; else the text itself. */
export function repairScan(text: string): string {
  return garbled.test(text) ? [...text].map((sign) => meantBy.get(sign) ?? sign).join('') : text;
}
