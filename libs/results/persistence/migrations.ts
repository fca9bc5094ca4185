import type { Migration } from '@kaowu/platform';

const runs = `
CREATE TABLE result_run (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round (id),
  no integer NOT NULL CHECK (no >= 1),
  state text NOT NULL CHECK (state IN ('computed', 'reviewed', 'released', 'publicised', 'filed', 'accepted', 'issued', 'superseded')),
  rule_set_id uuid NOT NULL REFERENCES rule_set (id),
  parts text[] NOT NULL CHECK (cardinality(parts) >= 1),
  pass_hundredths integer NOT NULL CHECK (pass_hundredths BETWEEN 0 AND 10000),
  review_percent integer NOT NULL CHECK (review_percent BETWEEN 0 AND 100),
  objection_days integer NOT NULL CHECK (objection_days >= 0),
  inputs_digest text NOT NULL CHECK (length(inputs_digest) = 64),
  reason text,
  computed_at timestamptz NOT NULL,
  computed_by uuid NOT NULL,
  computed_by_name text NOT NULL,
  UNIQUE (round_id, no)
);
CREATE UNIQUE INDEX result_run_current ON result_run (round_id) WHERE state <> 'superseded';

CREATE TABLE result_candidate (
  run_id uuid NOT NULL REFERENCES result_run (id),
  candidate_id uuid NOT NULL REFERENCES candidate (id),
  name text NOT NULL,
  id_number_masked text NOT NULL CHECK (id_number_masked LIKE '%*%'),
  verdict text NOT NULL CHECK (verdict IN ('passed', 'failed', 'absent', 'incomplete')),
  PRIMARY KEY (run_id, candidate_id)
);

CREATE TABLE result (
  run_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  part text NOT NULL CHECK (part IN ('theory', 'practical', 'review')),
  status text CHECK (status IN ('scored', 'absent', 'missing')),
  points integer CHECK (points BETWEEN 0 AND 10000),
  failed_by_fatal boolean NOT NULL,
  second_status text CHECK (second_status IN ('scored', 'absent', 'missing')),
  second_points integer CHECK (second_points BETWEEN 0 AND 10000),
  second_failed_by_fatal boolean NOT NULL,
  differing_lines text[] NOT NULL DEFAULT '{}',
  agrees boolean NOT NULL GENERATED ALWAYS AS (
    status IS NOT DISTINCT FROM second_status AND points IS NOT DISTINCT FROM second_points
    AND failed_by_fatal = second_failed_by_fatal AND status IS NOT NULL AND cardinality(differing_lines) = 0) STORED,
  passed boolean NOT NULL,
  gap text,
  path jsonb,
  PRIMARY KEY (run_id, candidate_id, part),
  FOREIGN KEY (run_id, candidate_id) REFERENCES result_candidate (run_id, candidate_id),
  CHECK ((status = 'scored') = (points IS NOT NULL)),
  CHECK (NOT passed OR status = 'scored')
);`;

const reviews = `
CREATE TABLE aggregation_sample (
  run_id uuid NOT NULL,
  no integer NOT NULL CHECK (no >= 1),
  candidate_id uuid NOT NULL,
  part text NOT NULL,
  PRIMARY KEY (run_id, candidate_id, part),
  UNIQUE (run_id, no),
  FOREIGN KEY (run_id, candidate_id, part) REFERENCES result (run_id, candidate_id, part)
);

CREATE TABLE aggregation_check (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  part text NOT NULL,
  own integer NOT NULL CHECK (own BETWEEN 0 AND 10000),
  computed integer NOT NULL,
  finding text CHECK (finding IN ('missed_item', 'wrong_addition', 'wrong_entry')),
  note text,
  checked_by uuid NOT NULL,
  checked_by_name text NOT NULL,
  checked_at timestamptz NOT NULL,
  FOREIGN KEY (run_id, candidate_id, part) REFERENCES aggregation_sample (run_id, candidate_id, part)
);
CREATE UNIQUE INDEX aggregation_check_agreed ON aggregation_check (run_id, candidate_id, part) WHERE own = computed;

CREATE TABLE run_signature (
  run_id uuid NOT NULL REFERENCES result_run (id),
  role text NOT NULL CHECK (role IN ('totaller', 'reviewer', 'head')),
  person_id uuid NOT NULL,
  name text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (run_id, role),
  UNIQUE (run_id, person_id)
);`;

const publications = `
CREATE TABLE publication (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL UNIQUE REFERENCES result_run (id),
  round_id uuid NOT NULL REFERENCES round (id),
  title text NOT NULL,
  round_name text NOT NULL,
  occupation_name text NOT NULL,
  occupation jsonb NOT NULL,
  lines jsonb NOT NULL,
  candidates integer NOT NULL,
  passed integer NOT NULL CHECK (passed <= candidates),
  calendar jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  closes_at timestamptz NOT NULL CHECK (closes_at >= published_at),
  published_by uuid NOT NULL
);

CREATE TABLE objection (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  part text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('missed_item', 'wrong_addition', 'wrong_entry')),
  body text NOT NULL CHECK (length(body) BETWEEN 5 AND 1000),
  raised_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'upheld', 'dismissed')),
  decision text,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  FOREIGN KEY (run_id, candidate_id, part) REFERENCES result (run_id, candidate_id, part),
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK (state = 'open' OR (decision IS NOT NULL AND decided_by IS NOT NULL))
);
CREATE UNIQUE INDEX objection_open ON objection (run_id, candidate_id, part) WHERE state = 'open';

CREATE TABLE public_notice (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('fees', 'rules', 'announcement')),
  title text NOT NULL,
  body text NOT NULL,
  basis text,
  fees jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);`;

/** What no bug of a use case may do: change a result, or carry a run on over a disagreement. */
const guards = `
CREATE FUNCTION results_are_not_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed; a correction is a new run', TG_TABLE_NAME;
END $$;
CREATE TRIGGER result_frozen BEFORE UPDATE OR DELETE ON result FOR EACH ROW EXECUTE FUNCTION results_are_not_changed();
CREATE TRIGGER result_candidate_frozen BEFORE UPDATE OR DELETE ON result_candidate FOR EACH ROW EXECUTE FUNCTION results_are_not_changed();
CREATE TRIGGER aggregation_check_frozen BEFORE UPDATE OR DELETE ON aggregation_check FOR EACH ROW EXECUTE FUNCTION results_are_not_changed();
CREATE TRIGGER run_signature_frozen BEFORE UPDATE OR DELETE ON run_signature FOR EACH ROW EXECUTE FUNCTION results_are_not_changed();
CREATE TRIGGER publication_frozen BEFORE UPDATE OR DELETE ON publication FOR EACH ROW EXECUTE FUNCTION results_are_not_changed();

CREATE FUNCTION result_run_agrees() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state NOT IN ('computed', 'superseded') AND EXISTS (SELECT 1 FROM result WHERE run_id = NEW.id AND NOT agrees) THEN
    RAISE EXCEPTION 'run % has computations that differ', NEW.id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER result_run_agrees BEFORE UPDATE OF state ON result_run FOR EACH ROW EXECUTE FUNCTION result_run_agrees();`;

/** Void by a violation: a third thing, beside points and fatal items, on which the computations must agree. */
const voids = `
ALTER TABLE result
  DROP COLUMN agrees,
  ADD COLUMN voided boolean NOT NULL DEFAULT false,
  ADD COLUMN second_voided boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT result_void CHECK (NOT voided OR (points = 0 AND NOT passed));
ALTER TABLE result ADD COLUMN agrees boolean NOT NULL GENERATED ALWAYS AS (
  status IS NOT DISTINCT FROM second_status AND points IS NOT DISTINCT FROM second_points
  AND failed_by_fatal = second_failed_by_fatal AND voided = second_voided
  AND status IS NOT NULL AND cardinality(differing_lines) = 0) STORED;`;

/** Runs of the time before marking knew of them hold their marks as well. */
const holds = `
INSERT INTO marking_hold (round_id, run_id, run_no, held_at)
  SELECT round_id, id, no, computed_at FROM result_run WHERE state <> 'superseded';`;

/** An upheld objection may leave the score as it is; then no correction and no new computation are due. */
const standing = `
ALTER TABLE objection
  ADD COLUMN score_stands boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT objection_stands CHECK (NOT score_stands OR state = 'upheld');`;

/** Tables of the lib results: runs, results with both computations, reviews, publications, objections, notices. */
export const resultsMigrations: Migration[] = [
  { name: '20261120T1100_results', up: [runs, reviews, publications, guards].join('\n') },
  { name: '20261120T1110_results_voids', up: voids },
  { name: '20261124T0110_results_holds', up: holds },
  { name: '20261124T0130_results_standing', up: standing },
];
