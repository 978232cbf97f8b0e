/** Fewest and most characters of a password; the server decides by the same
    numbers (NIST SP 800-63B-4, 3.1.1.2). */
export const fewest = 15;
export const most = 256;

/** Characters as the server counts them: by code point, after NFKC. */
export const lengthOf = (password: string) => [...password.normalize('NFKC')].length;

/** How far along a password is, in words. Nothing is said about its
    composition: only length helps, and nobody has to invent a symbol. */
export function lengthWords(password: string): string {
  const n = lengthOf(password);
  if (n === 0) return `${fewest} characters or more`;
  if (n < fewest) return `${n} of ${fewest} characters`;
  if (n > most) return `${n} characters: at most ${most}`;
  return n < 24 ? `${n} characters: long enough` : `${n} characters: long`;
}
