import type { Migration } from '@kaowu/platform';

/** Tables of the lib sitting. What must never happen twice at once is a constraint here, not a check in code. */
export const sittingMigrations: Migration[] = [
  {
    name: '20261120T0700_sitting',
    up: `
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE venue (
  id uuid PRIMARY KEY,
  name text NOT NULL CONSTRAINT venue_name UNIQUE,
  district_code text NOT NULL CHECK (district_code ~ '^\\d{6}$'),
  address text NOT NULL,
  tenure_kind text NOT NULL CHECK (tenure_kind IN ('owned', 'leased')),
  tenure_until date,
  CHECK (tenure_kind = 'owned' OR tenure_until IS NOT NULL)
);

CREATE TABLE room (
  id uuid PRIMARY KEY,
  venue_id uuid NOT NULL REFERENCES venue,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('computer', 'practical')),
  CONSTRAINT room_name UNIQUE (venue_id, name)
);

CREATE TABLE place (
  id uuid PRIMARY KEY,
  room_id uuid NOT NULL REFERENCES room,
  label text NOT NULL,
  row_no integer NOT NULL CHECK (row_no > 0),
  column_no integer NOT NULL CHECK (column_no > 0),
  kind text NOT NULL CHECK (kind IN ('seat', 'station', 'spare')),
  available boolean NOT NULL DEFAULT true,
  unavailable_reason text,
  CHECK (available = (unavailable_reason IS NULL)),
  UNIQUE (room_id, label),
  UNIQUE (room_id, row_no, column_no),
  UNIQUE (room_id, id)
);

CREATE TABLE round (
  id uuid PRIMARY KEY,
  serial integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  name text NOT NULL CONSTRAINT round_name UNIQUE,
  edition text NOT NULL,
  occupation_code text NOT NULL,
  direction text NOT NULL,
  level text NOT NULL,
  occupation_name text NOT NULL,
  district_code text NOT NULL,
  from_day date NOT NULL,
  to_day date NOT NULL,
  parts text[] NOT NULL CHECK (cardinality(parts) > 0 AND parts <@ ARRAY['theory', 'practical', 'review']),
  state text NOT NULL CHECK (state IN ('planned', 'announced', 'confirmed', 'running', 'finished')),
  scope_id uuid NOT NULL REFERENCES filing_scope,
  rule_set_id uuid NOT NULL REFERENCES rule_set,
  rule_values jsonb NOT NULL,
  announcement text,
  announced_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (from_day <= to_day),
  CHECK (state = 'planned' OR announcement IS NOT NULL)
);

CREATE TABLE candidate (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round,
  name text NOT NULL,
  id_number_sealed bytea NOT NULL,
  id_number_lookup text NOT NULL,
  id_number_masked text NOT NULL,
  sex text NOT NULL CHECK (sex IN ('male', 'female')),
  employer text NOT NULL,
  training_body text,
  phone_sealed bytea,
  phone_masked text,
  condition text NOT NULL,
  eligibility text NOT NULL CHECK (eligibility IN ('submitted', 'checked', 'confirmed', 'refused')),
  checked_by text,
  confirmed_by text,
  ticket_no text CONSTRAINT candidate_ticket UNIQUE,
  added_at timestamptz NOT NULL,
  added_seq bigint GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT candidate_once UNIQUE (round_id, id_number_lookup),
  -- Two different people decide (D15).
  CONSTRAINT candidate_two_people CHECK (checked_by IS NULL OR confirmed_by IS NULL OR checked_by <> confirmed_by),
  CHECK (eligibility <> 'confirmed' OR (checked_by IS NOT NULL AND confirmed_by IS NOT NULL)),
  -- Only a confirmed candidate has a ticket.
  CHECK (ticket_no IS NULL OR eligibility = 'confirmed')
);
CREATE INDEX candidate_in_round ON candidate (round_id, eligibility);
CREATE INDEX candidate_number ON candidate (id_number_lookup);

CREATE TABLE eligibility_decision (
  id uuid PRIMARY KEY,
  candidate_id uuid NOT NULL REFERENCES candidate,
  stage text NOT NULL CHECK (stage IN ('check', 'confirm', 'reopen')),
  outcome text NOT NULL CHECK (outcome IN ('pass', 'refuse', 'reopen')),
  reason text NOT NULL,
  decided_by text NOT NULL,
  decided_by_name text NOT NULL,
  decided_at timestamptz NOT NULL,
  CHECK (outcome = 'pass' OR length(reason) >= 2)
);
CREATE INDEX eligibility_of_candidate ON eligibility_decision (candidate_id, decided_at);

CREATE TABLE bar_entry (
  id uuid PRIMARY KEY,
  id_number_lookup text NOT NULL,
  id_number_masked text NOT NULL,
  name text NOT NULL,
  ground text NOT NULL CHECK (ground IN ('false-papers', 'serious-violation')),
  reason text NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  lifted_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (from_day <= until_day)
);
CREATE INDEX bar_of_person ON bar_entry (id_number_lookup) WHERE lifted_at IS NULL;

CREATE TABLE session (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round,
  name text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('theory', 'practical', 'review')),
  starts_at timestamptz NOT NULL,
  duration_minutes integer NOT NULL CHECK (duration_minutes > 0),
  turns integer NOT NULL CHECK (turns > 0 AND (mode <> 'theory' OR turns = 1)),
  change_minutes integer NOT NULL CHECK (change_minutes >= 0),
  state text NOT NULL CHECK (state IN ('planned', 'ready', 'closed')),
  paper_set_id uuid CONSTRAINT session_paper_set UNIQUE REFERENCES paper_set,
  UNIQUE (id, mode)
);
CREATE INDEX session_of_round ON session (round_id);
CREATE INDEX session_by_time ON session (starts_at);

CREATE TABLE session_room (
  session_id uuid NOT NULL REFERENCES session,
  room_id uuid NOT NULL REFERENCES room,
  during tstzrange NOT NULL,
  PRIMARY KEY (session_id, room_id),
  CONSTRAINT session_room_free EXCLUDE USING gist (room_id WITH =, during WITH &&)
);

CREATE TABLE session_duty (
  session_id uuid NOT NULL REFERENCES session,
  person_id uuid NOT NULL REFERENCES person,
  person_name text NOT NULL,
  duty text NOT NULL CHECK (duty IN ('invigilator', 'chief')),
  room_id uuid,
  during tstzrange NOT NULL,
  PRIMARY KEY (session_id, person_id),
  FOREIGN KEY (session_id, room_id) REFERENCES session_room (session_id, room_id),
  CHECK ((duty = 'chief') = (room_id IS NULL)),
  -- An invigilator is in one room at a time; a chief presides over all that goes on at the venue.
  CONSTRAINT session_duty_free EXCLUDE USING gist (person_id WITH =, during WITH &&) WHERE (duty = 'invigilator')
);
CREATE UNIQUE INDEX session_one_chief ON session_duty (session_id) WHERE duty = 'chief';

CREATE TABLE seating (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL,
  mode text NOT NULL,
  candidate_id uuid NOT NULL REFERENCES candidate,
  room_id uuid NOT NULL,
  place_id uuid NOT NULL,
  turn integer NOT NULL CHECK (turn > 0),
  checked_in_at timestamptz,
  checked_in_by text,
  absent_at timestamptz,
  absent_by text,
  FOREIGN KEY (session_id, mode) REFERENCES session (id, mode),
  FOREIGN KEY (session_id, room_id) REFERENCES session_room (session_id, room_id),
  FOREIGN KEY (room_id, place_id) REFERENCES place (room_id, id),
  -- One place, one person, in each turn.
  CONSTRAINT seating_place UNIQUE (session_id, place_id, turn),
  CONSTRAINT seating_candidate UNIQUE (session_id, candidate_id),
  CHECK ((checked_in_at IS NULL) = (checked_in_by IS NULL)),
  CHECK ((absent_at IS NULL) = (absent_by IS NULL)),
  CHECK (checked_in_at IS NULL OR absent_at IS NULL)
);
-- One seat in each part; who was absent may be seated again in a make-up session.
CREATE UNIQUE INDEX seating_once ON seating (candidate_id, mode) WHERE absent_at IS NULL;
CREATE INDEX seating_in_room ON seating (room_id);
`,
  },
  {
    name: '20261120T1300_room_plan',
    up: `
-- A drawn room: its size, how often the plan was changed, and what stands there beside places.
ALTER TABLE room
  ADD COLUMN row_count integer NOT NULL DEFAULT 1 CHECK (row_count BETWEEN 1 AND 60),
  ADD COLUMN column_count integer NOT NULL DEFAULT 1 CHECK (column_count BETWEEN 1 AND 60),
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN drawn_by_name text;
UPDATE room r SET row_count = p.row_count, column_count = p.column_count
  FROM (SELECT room_id, max(row_no) AS row_count, max(column_no) AS column_count FROM place GROUP BY room_id) p WHERE p.room_id = r.id;

CREATE TABLE room_fixture (
  room_id uuid NOT NULL REFERENCES room,
  kind text NOT NULL CHECK (kind IN ('door', 'camera')),
  row_no integer NOT NULL CHECK (row_no >= 0),
  column_no integer NOT NULL CHECK (column_no >= 0),
  PRIMARY KEY (room_id, row_no, column_no)
);

-- Two places may change cells or labels in one drawing: what counts is the room when it is done.
ALTER TABLE place
  DROP CONSTRAINT place_room_id_label_key,
  DROP CONSTRAINT place_room_id_row_no_column_no_key,
  ADD CONSTRAINT place_label UNIQUE (room_id, label) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT place_cell UNIQUE (room_id, row_no, column_no) DEFERRABLE INITIALLY DEFERRED;
`,
  },
  {
    name: '20261120T1320_candidate_photo',
    up: `
-- Sealed like the ID number: a face is personal data.
CREATE TABLE candidate_photo (
  candidate_id uuid PRIMARY KEY REFERENCES candidate,
  sealed bytea NOT NULL,
  mimetype text NOT NULL CHECK (mimetype IN ('image/jpeg', 'image/png')),
  width integer NOT NULL CHECK (width > 0),
  height integer NOT NULL CHECK (height > 0),
  digest text NOT NULL,
  added_by text NOT NULL,
  added_at timestamptz NOT NULL
);
`,
  },
  {
    name: '20261120T1330_bar_of_violation',
    up: `
-- The violation that a bar follows from: one decision, one bar.
ALTER TABLE bar_entry ADD COLUMN incident_id uuid CONSTRAINT bar_of_incident UNIQUE;
`,
  },
];
