/** What results have counted, and when a session really began. */
export const HOLD = `
-- The run of results that counts the marks of a round: as long as it stands here, no mark of the round changes.
CREATE TABLE marking_hold (
  round_id uuid PRIMARY KEY REFERENCES round,
  run_id uuid NOT NULL,
  run_no integer NOT NULL CHECK (run_no >= 1),
  held_at timestamptz NOT NULL
);
-- Opened before its plan on purpose: the opening was the start. What was opened until now is not judged anew.
ALTER TABLE marking_plan ADD COLUMN opened_early boolean NOT NULL DEFAULT false;
UPDATE marking_plan SET opened_early = true WHERE opened_at IS NOT NULL;
`;

/** What an upheld objection opens again, and what came of it. */
export const CORRECTIONS = `
-- An upheld objection opens the marks of one part of one candidate again, until a run counts the correction.
CREATE TABLE marking_correction (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round,
  candidate_id uuid NOT NULL REFERENCES candidate,
  part text NOT NULL CHECK (part IN ('theory', 'practical', 'review')),
  session_ids uuid[] NOT NULL,
  ground text NOT NULL,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE INDEX marking_correction_of_candidate ON marking_correction (round_id, candidate_id);

ALTER TABLE performance DROP CONSTRAINT performance_cause_check;
ALTER TABLE performance ADD CONSTRAINT performance_cause_check
  CHECK (cause IN ('equally-near', 'near-neither', 'fatal-disagreement', 'review-finding', 'objection'));
ALTER TABLE adjudication DROP CONSTRAINT adjudication_cause_check;
ALTER TABLE adjudication ADD CONSTRAINT adjudication_cause_check
  CHECK (cause IN ('equally-near', 'near-neither', 'fatal-disagreement', 'review-finding', 'objection'));
ALTER TABLE adjudication ADD COLUMN correction_id uuid REFERENCES marking_correction;
ALTER TABLE adjudication ADD CONSTRAINT adjudication_correction CHECK ((cause = 'objection') = (correction_id IS NOT NULL));

-- What a question is worth after all: proposed by one person with the reason, confirmed by another. The mark stays.
CREATE TABLE theory_correction (
  id uuid PRIMARY KEY,
  correction_id uuid NOT NULL REFERENCES marking_correction,
  round_id uuid NOT NULL REFERENCES round,
  attempt_id uuid NOT NULL,
  no integer NOT NULL,
  version_id uuid NOT NULL,
  -- 'question': this candidate's answer; 'version': everybody of the round who had this version gets its full points.
  scope text NOT NULL CHECK (scope IN ('question', 'version')),
  awarded integer CHECK (awarded >= 0),
  reason text NOT NULL CHECK (length(reason) >= 2),
  proposed_by uuid NOT NULL,
  proposed_by_name text NOT NULL,
  proposed_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('proposed', 'confirmed', 'refused')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision text,
  FOREIGN KEY (attempt_id, no) REFERENCES theory_mark (attempt_id, no),
  CHECK ((scope = 'question') = (awarded IS NOT NULL)),
  CHECK ((state = 'proposed') = (decided_at IS NULL)),
  CHECK ((state = 'proposed') = (decided_by IS NULL)),
  CONSTRAINT theory_correction_two_people CHECK (decided_by <> proposed_by)
);
CREATE UNIQUE INDEX theory_correction_open ON theory_correction (attempt_id, no) WHERE state = 'proposed';
CREATE INDEX theory_correction_of_version ON theory_correction (version_id) WHERE state = 'confirmed';
`;
