import type { Migration } from '@kaowu/platform';

/**
 * Oversight owns no tables. Its indexes serve the search box: beginnings of names and numbers, and the last digits of
 * ticket and certificate numbers, by which people know them.
 */
export const oversightMigrations: Migration[] = [
  {
    name: '20261120T1300_oversight',
    up: `
      CREATE INDEX candidate_name_begins ON candidate (name text_pattern_ops);
      CREATE INDEX candidate_ticket_begins ON candidate (ticket_no text_pattern_ops);
      CREATE INDEX candidate_ticket_ends ON candidate (reverse(ticket_no) text_pattern_ops);
      CREATE INDEX certificate_number_begins ON certificate (number text_pattern_ops);
      CREATE INDEX certificate_number_ends ON certificate (reverse(number) text_pattern_ops);
      CREATE INDEX certificate_name_begins ON certificate (name text_pattern_ops);
      CREATE INDEX item_serial ON item (serial);`,
  },
];
