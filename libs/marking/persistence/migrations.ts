import type { Migration } from '@kaowu/platform';
import { CORRECTIONS, HOLD } from './correction-migrations';

const PLANS_AND_GROUPS = `
CREATE TABLE marking_plan (
  session_id uuid PRIMARY KEY REFERENCES session,
  round_id uuid NOT NULL REFERENCES round,
  rule_set_id uuid NOT NULL,
  scorers integer NOT NULL CHECK (scorers = 2 OR (scorers >= 3 AND scorers % 2 = 1)),
  -- The rule set's numbers as frozen into this plan.
  tolerance_percent integer NOT NULL CHECK (tolerance_percent BETWEEN 0 AND 100),
  inclusive boolean NOT NULL,
  tie text NOT NULL CHECK (tie IN ('adjudicate', 'mean-of-three')),
  panel text NOT NULL CHECK (panel IN ('mean', 'trimmed-mean')),
  review_percent integer NOT NULL CHECK (review_percent BETWEEN 0 AND 100),
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL,
  opened_at timestamptz,
  reviews_drawn_at timestamptz,
  settled_at timestamptz,
  CHECK (reviews_drawn_at IS NULL OR opened_at IS NOT NULL),
  CHECK (settled_at IS NULL OR reviews_drawn_at IS NOT NULL)
);
CREATE INDEX marking_plan_of_round ON marking_plan (round_id);

CREATE TABLE marking_plan_task (
  session_id uuid NOT NULL REFERENCES marking_plan ON DELETE CASCADE,
  no integer NOT NULL CHECK (no > 0),
  task_version_id uuid NOT NULL REFERENCES practical_task_version,
  name text NOT NULL,
  minutes integer NOT NULL CHECK (minutes > 0),
  full_points integer NOT NULL CHECK (full_points > 0),
  weight_percent integer NOT NULL CHECK (weight_percent BETWEEN 1 AND 100),
  PRIMARY KEY (session_id, no),
  UNIQUE (session_id, task_version_id)
);

CREATE TABLE examiner_group (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session,
  round_id uuid NOT NULL REFERENCES round,
  name text NOT NULL,
  leader_id uuid NOT NULL,
  -- Where it examined, for rotation (D24).
  sites text[] NOT NULL,
  during tstzrange NOT NULL,
  formed_at timestamptz NOT NULL,
  briefed_at timestamptz,
  briefing text,
  signed_at timestamptz,
  signature text,
  UNIQUE (id, session_id),
  CONSTRAINT examiner_group_name UNIQUE (session_id, name),
  CHECK ((briefed_at IS NULL) = (briefing IS NULL)),
  CHECK ((signed_at IS NULL) = (signature IS NULL)),
  CHECK (signed_at IS NULL OR briefed_at IS NOT NULL)
);
CREATE INDEX examiner_group_sites ON examiner_group USING gin (sites);

CREATE TABLE examiner_group_member (
  group_id uuid NOT NULL,
  session_id uuid NOT NULL,
  examiner_id uuid NOT NULL REFERENCES person,
  examiner_name text NOT NULL,
  during tstzrange NOT NULL,
  PRIMARY KEY (group_id, examiner_id),
  FOREIGN KEY (group_id, session_id) REFERENCES examiner_group (id, session_id) ON DELETE CASCADE,
  -- Nobody examines in two places at once.
  CONSTRAINT examiner_group_member_free EXCLUDE USING gist (examiner_id WITH =, during WITH &&)
);
CREATE INDEX examiner_group_member_person ON examiner_group_member (examiner_id);

-- Exactly one leader, who is a member (D23).
ALTER TABLE examiner_group ADD CONSTRAINT examiner_group_leader_is_member
  FOREIGN KEY (id, leader_id) REFERENCES examiner_group_member (group_id, examiner_id) DEFERRABLE INITIALLY DEFERRED;
`;

const PERFORMANCES = `
CREATE TABLE performance (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES marking_plan,
  group_id uuid NOT NULL,
  seating_id uuid NOT NULL REFERENCES seating,
  candidate_id uuid NOT NULL REFERENCES candidate,
  task_no integer NOT NULL,
  code text NOT NULL,
  station text NOT NULL,
  turn integer NOT NULL,
  starts_at timestamptz NOT NULL,
  full_points integer NOT NULL CHECK (full_points > 0),
  state text NOT NULL CHECK (state IN ('blind', 'third', 'adjudication', 'final', 'absent')),
  cause text CHECK (cause IN ('equally-near', 'near-neither', 'fatal-disagreement', 'review-finding')),
  final_total integer CHECK (final_total BETWEEN 0 AND full_points),
  final_fatal text CHECK (final_fatal IN ('task_zero', 'fail_part')),
  final_by text,
  final_at timestamptz,
  absent_reason text,
  FOREIGN KEY (group_id, session_id) REFERENCES examiner_group (id, session_id),
  FOREIGN KEY (session_id, task_no) REFERENCES marking_plan_task (session_id, no),
  UNIQUE (seating_id, task_no),
  UNIQUE (session_id, code),
  CHECK ((state = 'final') = (final_total IS NOT NULL)),
  CHECK ((state = 'final') = (final_by IS NOT NULL)),
  CHECK ((state = 'adjudication') = (cause IS NOT NULL)),
  CHECK ((state = 'absent') = (absent_reason IS NOT NULL))
);
CREATE INDEX performance_of_session ON performance (session_id, state);
CREATE INDEX performance_of_candidate ON performance (candidate_id);

CREATE TABLE scoring_assignment (
  performance_id uuid NOT NULL REFERENCES performance,
  examiner_id uuid NOT NULL REFERENCES person,
  examiner_name text NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  kind text NOT NULL CHECK (kind IN ('blind', 'third')),
  assigned_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  -- Who was withdrawn from a work never gets it back.
  PRIMARY KEY (performance_id, examiner_id)
);
CREATE UNIQUE INDEX scoring_assignment_seq ON scoring_assignment (performance_id, seq) WHERE withdrawn_at IS NULL;
CREATE INDEX scoring_assignment_person ON scoring_assignment (examiner_id) WHERE withdrawn_at IS NULL;

CREATE TABLE blind_score (
  id uuid PRIMARY KEY,
  performance_id uuid NOT NULL REFERENCES performance,
  examiner_id uuid NOT NULL REFERENCES person,
  examiner_name text NOT NULL,
  seq integer NOT NULL CHECK (seq > 0),
  kind text NOT NULL CHECK (kind IN ('blind', 'third', 'adjudication')),
  sheet jsonb NOT NULL,
  criteria_sum integer NOT NULL CHECK (criteria_sum >= 0),
  total integer NOT NULL CHECK (total >= 0 AND total <= criteria_sum),
  fatal_effect text CHECK (fatal_effect IN ('task_zero', 'fail_part')),
  client_key uuid NOT NULL,
  digest text NOT NULL,
  submitted_at timestamptz NOT NULL,
  -- One score of one person for one work; the race is settled here (D26).
  CONSTRAINT blind_score_once UNIQUE (performance_id, examiner_id),
  CONSTRAINT blind_score_seq UNIQUE (performance_id, seq)
);

CREATE TABLE score_draft (
  performance_id uuid NOT NULL,
  examiner_id uuid NOT NULL,
  sheet jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (performance_id, examiner_id),
  FOREIGN KEY (performance_id, examiner_id) REFERENCES scoring_assignment (performance_id, examiner_id)
);
`;

const SETTLEMENT = `
CREATE TABLE marking_review (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES marking_plan,
  performance_id uuid NOT NULL REFERENCES performance,
  cause text NOT NULL CHECK (cause IN ('sample', 'adjudicated')),
  state text NOT NULL CHECK (state IN ('open', 'ok', 'finding', 'superseded')),
  drawn_at timestamptz NOT NULL,
  reviewer_id uuid REFERENCES person,
  reviewer_name text,
  finding text CHECK (finding IN ('missed-item', 'wrong-rubric', 'over-points', 'other')),
  criteria text[] NOT NULL DEFAULT '{}',
  reason text,
  signed_at timestamptz,
  digest text,
  CHECK ((state IN ('ok', 'finding')) = (signed_at IS NOT NULL)),
  CHECK ((signed_at IS NULL) = (reviewer_id IS NULL)),
  CHECK ((state = 'finding') = (finding IS NOT NULL))
);
CREATE UNIQUE INDEX marking_review_open ON marking_review (performance_id) WHERE state = 'open';
CREATE INDEX marking_review_of_session ON marking_review (session_id, state);

CREATE TABLE adjudication (
  id uuid PRIMARY KEY,
  performance_id uuid NOT NULL REFERENCES performance,
  cause text NOT NULL CHECK (cause IN ('equally-near', 'near-neither', 'fatal-disagreement', 'review-finding')),
  review_id uuid REFERENCES marking_review,
  opened_at timestamptz NOT NULL,
  score_id uuid REFERENCES blind_score,
  reason text,
  settled_at timestamptz,
  CHECK ((cause = 'review-finding') = (review_id IS NOT NULL)),
  CHECK ((settled_at IS NULL) = (score_id IS NULL)),
  CHECK ((settled_at IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX adjudication_open ON adjudication (performance_id) WHERE settled_at IS NULL;

CREATE TABLE recusal_request (
  id uuid PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES session,
  candidate_id uuid NOT NULL REFERENCES candidate,
  examiner_id uuid NOT NULL REFERENCES person,
  examiner_name text NOT NULL,
  asked_by text NOT NULL CHECK (asked_by IN ('candidate', 'examiner', 'officer')),
  asker_id text NOT NULL,
  reason text NOT NULL CHECK (length(reason) >= 2),
  asked_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'granted', 'refused')),
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decision_reason IS NULL))
);
-- One open or granted request for a pair; a refused one may be asked again on new grounds.
CREATE UNIQUE INDEX recusal_request_pair ON recusal_request (session_id, candidate_id, examiner_id) WHERE state <> 'refused';
`;

const THEORY = `
CREATE TABLE theory_marking (
  session_id uuid PRIMARY KEY REFERENCES session,
  round_id uuid NOT NULL REFERENCES round,
  papers integer NOT NULL,
  marked_at timestamptz NOT NULL
);

CREATE TABLE theory_mark (
  attempt_id uuid NOT NULL,
  no integer NOT NULL CHECK (no > 0),
  session_id uuid NOT NULL REFERENCES session,
  candidate_id uuid NOT NULL REFERENCES candidate,
  paper_id uuid NOT NULL,
  version_id uuid NOT NULL,
  type text NOT NULL,
  points integer NOT NULL CHECK (points >= 0),
  -- Null where a person has to mark it.
  awarded integer CHECK (awarded BETWEEN 0 AND points),
  response jsonb NOT NULL,
  key jsonb NOT NULL,
  PRIMARY KEY (attempt_id, no)
);
CREATE INDEX theory_mark_of_session ON theory_mark (session_id, attempt_id, no);
`;

const IMMUTABLE = `
-- A mark once given is never changed; corrections are new marks.
CREATE FUNCTION refuse_change_of_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a mark in % is never changed', TG_TABLE_NAME;
END $$;
CREATE TRIGGER blind_score_stands BEFORE UPDATE OR DELETE ON blind_score FOR EACH ROW EXECUTE FUNCTION refuse_change_of_mark();
CREATE TRIGGER theory_mark_stands BEFORE UPDATE OR DELETE ON theory_mark FOR EACH ROW EXECUTE FUNCTION refuse_change_of_mark();
`;

const REVIEW_PANEL = `
-- A comprehensive review is scored by criteria of the rule set, which are frozen into the plan: it has no task of the bank.
ALTER TABLE marking_plan_task DROP CONSTRAINT marking_plan_task_task_version_id_fkey;
ALTER TABLE marking_plan_task ADD COLUMN definition jsonb;
ALTER TABLE marking_plan_task ADD COLUMN bank_version_id uuid
  GENERATED ALWAYS AS (CASE WHEN definition IS NULL THEN task_version_id END) STORED REFERENCES practical_task_version;
CREATE INDEX marking_plan_task_defined ON marking_plan_task (task_version_id) WHERE definition IS NOT NULL;
`;

const DRAWN_TASKS = `
-- A set of practical papers may say which tasks each candidate does; tasks of a group share its weight, two decimals.
ALTER TABLE marking_plan ADD COLUMN practical_set_id uuid CONSTRAINT marking_plan_set UNIQUE REFERENCES practical_set;
ALTER TABLE marking_plan_task DROP CONSTRAINT marking_plan_task_weight_percent_check;
ALTER TABLE marking_plan_task ALTER COLUMN weight_percent TYPE numeric(5, 2);
ALTER TABLE marking_plan_task ADD CONSTRAINT marking_plan_task_weight CHECK (weight_percent > 0 AND weight_percent <= 100);
ALTER TABLE performance ADD COLUMN paper_no integer CHECK (paper_no > 0);
`;

/** Tables of the lib marking. Immutability, one leader, one score a person and one open review are constraints here. */
export const markingMigrations: Migration[] = [
  { name: '20261120T1000_marking', up: `${PLANS_AND_GROUPS}\n${PERFORMANCES}\n${SETTLEMENT}\n${THEORY}\n${IMMUTABLE}` },
  { name: '20261120T1310_review_panel', up: REVIEW_PANEL },
  { name: '20261122T0700_drawn_tasks', up: DRAWN_TASKS },
  { name: '20261124T0100_marking_hold', up: HOLD },
  { name: '20261124T0120_marking_corrections', up: CORRECTIONS },
];