import type { Migration } from '@kaowu/platform';

/** Tables of the candidate's room. */
export const deliveryMigrations: Migration[] = [
  {
    name: '20261120T0800_delivery',
    up: `
      -- A theory session as it is delivered, with the times frozen from its plan and rule set.
      CREATE TABLE delivery_session (
        session_id uuid PRIMARY KEY REFERENCES session (id),
        state text NOT NULL CHECK (state IN ('prepared', 'running', 'closed')),
        paper_set_id uuid NOT NULL,
        rule_set_id uuid NOT NULL,
        duration_minutes int NOT NULL CHECK (duration_minutes > 0),
        late_entry_minutes int NOT NULL CHECK (late_entry_minutes >= 0),
        earliest_hand_in_minutes int NOT NULL CHECK (earliest_hand_in_minutes >= 0),
        last_minutes int NOT NULL CHECK (last_minutes >= 0),
        prepared_at timestamptz NOT NULL,
        started_at timestamptz,
        closed_at timestamptz,
        CHECK ((state = 'prepared') = (started_at IS NULL)),
        CHECK ((state = 'closed') = (closed_at IS NOT NULL))
      );

      -- One candidate's work on one paper. Room is left on each page so that the head can move within it (HOT).
      CREATE TABLE attempt (
        id uuid PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES delivery_session (session_id),
        seating_id uuid NOT NULL UNIQUE REFERENCES seating (id),
        candidate_id uuid NOT NULL,
        paper_id uuid NOT NULL UNIQUE,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'handed_in', 'forced', 'void')),
        closed_by text CHECK (closed_by IN ('candidate', 'time', 'staff', 'absence')),
        statement_version text,
        statement_signed_at timestamptz,
        epoch int NOT NULL DEFAULT 0 CHECK (epoch >= 0),
        last_n int NOT NULL DEFAULT 0,
        head_seq int NOT NULL DEFAULT 0,
        head_hash bytea NOT NULL,
        -- One bit for each question, set where it has a non-empty answer; grows as needed.
        answered bytea NOT NULL DEFAULT '',
        question_count int NOT NULL CHECK (question_count > 0),
        started_at timestamptz,
        deadline_at timestamptz,
        paused boolean NOT NULL DEFAULT false,
        handed_in_at timestamptz,
        receipt_digest text,
        receipt_code text UNIQUE,
        CHECK ((state IN ('handed_in', 'forced', 'void')) = (closed_by IS NOT NULL)),
        CHECK ((state IN ('handed_in', 'forced')) = (receipt_code IS NOT NULL)),
        CHECK ((state IN ('handed_in', 'forced')) = (handed_in_at IS NOT NULL)),
        CHECK (state IN ('waiting', 'void') OR (started_at IS NOT NULL AND statement_signed_at IS NOT NULL)),
        CHECK (NOT paused OR state = 'running')
      ) WITH (fillfactor = 50);
      CREATE INDEX attempt_session ON attempt (session_id);
      CREATE INDEX attempt_expiry ON attempt (deadline_at) WHERE handed_in_at IS NULL;

      -- Everything that a candidate did on the paper, in the order in which the server took it. Append-only.
      -- No foreign key on attempt_id: the one statement that inserts here joins to the locked attempt row, and a check
      -- for each row would cost a third of the throughput.
      CREATE TABLE answer_event (
        attempt_id uuid NOT NULL,
        seq int NOT NULL CHECK (seq > 0),
        epoch int NOT NULL CHECK (epoch > 0),
        n int NOT NULL CHECK (n > 0),
        kind text NOT NULL CHECK (kind IN ('answer', 'flag')),
        question_no int NOT NULL CHECK (question_no > 0),
        response text NOT NULL,
        client_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL,
        stale boolean NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (attempt_id, seq),
        UNIQUE (attempt_id, epoch, n)
      );

      CREATE TRIGGER answer_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON answer_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      -- What people have changed about the time of an attempt.
      CREATE TABLE attempt_adjustment (
        id uuid PRIMARY KEY,
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        kind text NOT NULL CHECK (kind IN ('extension', 'pause', 'late_entry')),
        minutes int CHECK (minutes > 0),
        from_at timestamptz NOT NULL,
        until_at timestamptz,
        reason text NOT NULL,
        by_id text NOT NULL,
        ended_by_id text,
        CHECK ((kind = 'extension') = (minutes IS NOT NULL)),
        CHECK (kind <> 'late_entry' OR until_at IS NOT NULL),
        CHECK (until_at IS NULL OR until_at >= from_at)
      );
      CREATE INDEX attempt_adjustment_attempt ON attempt_adjustment (attempt_id);
      CREATE UNIQUE INDEX attempt_adjustment_open_pause ON attempt_adjustment (attempt_id) WHERE kind = 'pause' AND until_at IS NULL;

      -- Who is connected, kept by heartbeat so that several server processes agree.
      CREATE TABLE device_session (
        attempt_id uuid NOT NULL REFERENCES attempt (id),
        epoch int NOT NULL CHECK (epoch > 0),
        server text NOT NULL,
        connected_at timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        disconnected_at timestamptz,
        PRIMARY KEY (attempt_id, epoch)
      ) WITH (fillfactor = 50);`,
  },
  {
    name: '20261121T0800_one_index_for_answers',
    up: `
      -- An event's own number is its key: a repeat is found by it. Its place in the journal needs no index of its own (the
      -- head of the attempt hands the places out under its row lock, and the chain shows any gap), and a second index
      -- cost every answer a tenth of the database's work.
      ALTER TABLE answer_event DROP CONSTRAINT answer_event_pkey, DROP CONSTRAINT answer_event_attempt_id_epoch_n_key,
        ADD PRIMARY KEY (attempt_id, epoch, n);`,
  },
];
