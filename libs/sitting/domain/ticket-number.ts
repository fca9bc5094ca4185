/**
 * The number of an admission ticket: two digits of the year, the round's serial in at least four, the candidate's
 * serial in at least four ("2600010007"). Short enough to type, and it tells nothing about the person.
 */
export const ticketNumber = (year: number, roundSerial: number, candidateSerial: number): string =>
  String(year % 100).padStart(2, '0') + String(roundSerial).padStart(4, '0') + String(candidateSerial).padStart(4, '0');
