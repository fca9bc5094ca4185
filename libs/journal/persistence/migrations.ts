import type { Migration } from '@kaowu/platform';

/** Tables of the journal. Entries cannot be updated or deleted through SQL of the application. */
export const journalMigrations: Migration[] = [
  {
    name: '20261120T0200_journal',
    up: `
      CREATE TABLE journal_head (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        seq bigint NOT NULL,
        hash text NOT NULL
      );
      INSERT INTO journal_head (seq, hash) VALUES (0, repeat('0', 64));
      CREATE TABLE journal_entry (
        seq bigint PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        at timestamptz(3) NOT NULL,
        actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'candidate', 'public', 'system')),
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        reason text,
        data json,
        before_digest text,
        after_digest text,
        prev_hash text NOT NULL,
        hash text NOT NULL
      );
      CREATE INDEX journal_entry_subject ON journal_entry (subject_type, subject_id, seq);
      CREATE INDEX journal_entry_actor ON journal_entry (actor_id, seq);
      CREATE INDEX journal_entry_action ON journal_entry (action, seq);
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% rows are never changed', TG_TABLE_NAME; END $$;
      CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
  },
];
