/**
 * What a text of an item may hold: everything a person can see, and line feeds. Control characters, zero-width marks
 * and the marks that turn the writing direction are taken out, for they show one thing and say another; line ends
 * become line feeds; blanks at both ends go. Items are plain text: angle brackets stay what they are and are never
 * rendered as markup.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    // Control characters in a pattern are hard to read, so they are named by their Unicode category.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, (mark) => (mark === '\n' ? mark : ''))
    .trim();
}

/** A text to compare by: no blanks, one width, one case. Used for repeated options and rows, never stored. */
export const comparable = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
