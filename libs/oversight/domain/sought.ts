/** A text as LIKE reads it: what would be a wildcard stands for itself. */
const literal = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

/** From this many characters on, the end of a number tells something. */
const ENDING_FROM = 4;

/** What somebody typed into the search box, as patterns: full-width digits become plain, "#12" and "12" are numbers. */
export function soughtOf(typed: string): { begins: string; holds: string; reversed: string | null; serial: number | null } {
  const text = typed.normalize('NFKC').trim();
  const digits = /^#?(\d{1,9})$/.exec(text)?.[1];
  return {
    begins: `${literal(text)}%`,
    holds: `%${literal(text)}%`,
    reversed: /^[0-9A-Za-z]+$/.test(text) && text.length >= ENDING_FROM ? `${[...text.toUpperCase()].reverse().join('')}%` : null,
    serial: digits === undefined ? null : Number(digits),
  };
}
