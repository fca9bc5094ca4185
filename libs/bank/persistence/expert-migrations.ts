/**
 * Editions of element tables. An item keeps its versions as they were written; a binding says under which element it
 * stands in a later edition. `item_place` is where every version stands, by writing or by binding.
 */
export const EDITIONS = `
  ALTER TABLE element_table ADD COLUMN former_id uuid REFERENCES element_table (id);
  ALTER TABLE element_table ADD CONSTRAINT element_table_former CHECK (former_id <> id);

  -- An item moves on to the next edition; its older versions stay where they were written.
  ALTER TABLE item_version DROP CONSTRAINT item_version_item_id_table_id_fkey;
  ALTER TABLE item_version ADD CONSTRAINT item_version_item FOREIGN KEY (item_id) REFERENCES item (id);
  ALTER TABLE item_enemy DROP CONSTRAINT item_enemy_item_a_table_id_fkey;
  ALTER TABLE item_enemy DROP CONSTRAINT item_enemy_item_b_table_id_fkey;
  ALTER TABLE item_enemy ADD CONSTRAINT item_enemy_one FOREIGN KEY (item_a) REFERENCES item (id);
  ALTER TABLE item_enemy ADD CONSTRAINT item_enemy_other FOREIGN KEY (item_b) REFERENCES item (id);

  CREATE TABLE item_binding (
    item_id uuid NOT NULL REFERENCES item (id),
    table_id uuid NOT NULL REFERENCES element_table (id),
    element_code text NOT NULL,
    from_table_id uuid NOT NULL REFERENCES element_table (id),
    from_element_code text NOT NULL,
    bound_by text NOT NULL,
    bound_name text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (item_id, table_id),
    FOREIGN KEY (table_id, element_code) REFERENCES element (table_id, code),
    FOREIGN KEY (from_table_id, from_element_code) REFERENCES element (table_id, code),
    CHECK (table_id <> from_table_id)
  );
  CREATE INDEX item_binding_table ON item_binding (table_id, element_code);
  -- Undone freely while the edition is a draft, never after its check.
  CREATE TRIGGER item_binding_stands BEFORE INSERT OR UPDATE OR DELETE ON item_binding
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_checked_table();

  CREATE VIEW item_place AS
    SELECT v.id AS version_id, v.item_id, v.table_id, v.element_code FROM item_version v
    UNION ALL
    SELECT v.id, v.item_id, b.table_id, b.element_code
    FROM item_binding b JOIN item_version v ON v.item_id = b.item_id AND v.table_id <> b.table_id;`;

/** The workflow as data, and what people say of a version while it goes its way. */
export const WORKFLOW = `
  CREATE TABLE workflow_step (
    from_state text NOT NULL,
    act text NOT NULL,
    to_state text NOT NULL,
    done_by text NOT NULL CHECK (done_by IN ('writer', 'not-writers', 'anyone')),
    demands text[] NOT NULL DEFAULT '{}' CHECK (demands <@ ARRAY['passes', 'estimates', 'threads-settled', 'checked-table']),
    PRIMARY KEY (from_state, act)
  );
  INSERT INTO workflow_step (from_state, act, to_state, done_by, demands) VALUES
    ('draft', 'submit', 'in_review', 'writer', '{}'),
    ('in_review', 'withdraw', 'draft', 'writer', '{}'),
    ('in_review', 'pass', 'in_review', 'not-writers', '{}'),
    ('in_review', 'return', 'draft', 'not-writers', '{}'),
    ('in_review', 'approve', 'approved', 'not-writers', '{passes,estimates,threads-settled,checked-table}'),
    ('approved', 'retire', 'retired', 'anyone', '{}'),
    ('draft', 'retire', 'retired', 'anyone', '{}'),
    ('draft', 'replace', 'replaced', 'anyone', '{}'),
    ('approved', 'replace', 'replaced', 'anyone', '{}');

  CREATE TABLE item_estimate (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL,
    writer_id text NOT NULL,
    judge_id text NOT NULL,
    judge_name text NOT NULL,
    estimate numeric(3, 2) NOT NULL CHECK (estimate BETWEEN 0 AND 1),
    at timestamptz NOT NULL,
    FOREIGN KEY (version_id, writer_id) REFERENCES item_version (id, writer_id),
    CHECK (judge_id <> writer_id)
  );
  CREATE INDEX item_estimate_version ON item_estimate (version_id, judge_id, at);
  CREATE TRIGGER item_estimate_stands BEFORE UPDATE OR DELETE ON item_estimate FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();

  -- A comment may quote the question, so it is sealed like one.
  CREATE TABLE item_comment (
    id uuid PRIMARY KEY,
    thread_id uuid NOT NULL REFERENCES item_comment (id),
    item_id uuid NOT NULL REFERENCES item (id),
    version_id uuid NOT NULL REFERENCES item_version (id),
    author_id text NOT NULL,
    author_name text NOT NULL,
    content bytea NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX item_comment_item ON item_comment (item_id, at);
  CREATE INDEX item_comment_version ON item_comment (version_id) WHERE id = thread_id;
  CREATE TRIGGER item_comment_stands BEFORE UPDATE OR DELETE ON item_comment FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();

  CREATE TABLE item_thread_settled (
    thread_id uuid PRIMARY KEY REFERENCES item_comment (id),
    settled_by text NOT NULL,
    settled_name text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE TRIGGER item_thread_settled_stands BEFORE UPDATE OR DELETE ON item_thread_settled FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();

  CREATE TABLE review_assignment (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL,
    writer_id text NOT NULL,
    reviewer_id text NOT NULL,
    reviewer_name text NOT NULL,
    due_on date NOT NULL,
    assigned_by text NOT NULL,
    assigned_name text NOT NULL,
    at timestamptz NOT NULL,
    FOREIGN KEY (version_id, writer_id) REFERENCES item_version (id, writer_id),
    CHECK (reviewer_id <> writer_id)
  );
  CREATE INDEX review_assignment_version ON review_assignment (version_id);
  CREATE INDEX review_assignment_reviewer ON review_assignment (reviewer_id, due_on);
  CREATE TRIGGER review_assignment_stands BEFORE UPDATE OR DELETE ON review_assignment FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();

  -- An assignment is done by the reviewer's verdict, and void once the version left review.
  CREATE VIEW review_task AS
    SELECT a.*, r.at AS done_at, r.at IS NULL AND v.state = 'in_review' AS open
    FROM review_assignment a JOIN item_version v ON v.id = a.version_id
    LEFT JOIN LATERAL (SELECT min(w.at) AS at FROM item_review w WHERE w.version_id = a.version_id AND w.reviewer_id = a.reviewer_id AND w.at >= a.at) r ON true;`;

/** Practical tasks go along with new editions like items; a task hangs on ranges. */
export const TASK_EDITIONS = `
  ALTER TABLE practical_task_version DROP CONSTRAINT practical_task_version_task_id_table_id_fkey;
  ALTER TABLE practical_task_version ADD CONSTRAINT practical_task_version_task FOREIGN KEY (task_id) REFERENCES practical_task (id);

  CREATE TABLE task_binding (
    task_id uuid NOT NULL REFERENCES practical_task (id),
    table_id uuid NOT NULL REFERENCES element_table (id),
    range_codes text[] NOT NULL CHECK (cardinality(range_codes) > 0),
    from_table_id uuid NOT NULL REFERENCES element_table (id),
    bound_by text NOT NULL,
    bound_name text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (task_id, table_id),
    CHECK (table_id <> from_table_id)
  );
  CREATE INDEX task_binding_table ON task_binding (table_id);
  CREATE TRIGGER task_binding_stands BEFORE INSERT OR UPDATE OR DELETE ON task_binding
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_checked_table();

  CREATE VIEW task_place AS
    SELECT v.id AS version_id, v.task_id, v.table_id, v.range_codes FROM practical_task_version v
    UNION ALL
    SELECT v.id, v.task_id, b.table_id, b.range_codes
    FROM task_binding b JOIN practical_task_version v ON v.task_id = b.task_id AND v.table_id <> b.table_id;`;

/** What released results say of item versions, and what people concluded from it. */
export const STATISTICS = `
  -- Sums over the answers of one round, so that rounds can be added. The rest is the share of points of the other questions.
  CREATE TABLE item_statistic (
    version_id uuid NOT NULL REFERENCES item_version (id),
    round_id uuid NOT NULL,
    sessions integer NOT NULL CHECK (sessions > 0),
    responses integer NOT NULL CHECK (responses > 0),
    omitted integer NOT NULL CHECK (omitted BETWEEN 0 AND responses),
    score double precision NOT NULL,
    score_squared double precision NOT NULL,
    rest double precision NOT NULL,
    rest_squared double precision NOT NULL,
    product double precision NOT NULL,
    options jsonb NOT NULL,
    computed_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, round_id)
  );
  CREATE INDEX item_statistic_round ON item_statistic (round_id);

  -- Facility p, and the corrected point-biserial pooled within rounds: covariance and variances are summed around each round's own means.
  CREATE VIEW item_statistic_total AS
    SELECT version_id, sum(responses)::int AS responses, sum(omitted)::int AS omitted, count(*)::int AS rounds, sum(sessions)::int AS sessions,
      sum(score) / sum(responses) AS facility,
      CASE WHEN sum(score_squared - score * score / responses) > 1e-9 AND sum(rest_squared - rest * rest / responses) > 1e-9
        THEN sum(product - score * rest / responses)
          / sqrt(sum(score_squared - score * score / responses) * sum(rest_squared - rest * rest / responses)) END AS discrimination,
      max(computed_at) AS computed_at
    FROM item_statistic GROUP BY version_id;

  CREATE TABLE item_calibration (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES item_version (id),
    difficulty numeric(3, 2) NOT NULL CHECK (difficulty BETWEEN 0 AND 1),
    responses integer NOT NULL CHECK (responses > 0),
    adopted_by text NOT NULL,
    adopted_name text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX item_calibration_version ON item_calibration (version_id, at);
  CREATE TRIGGER item_calibration_stands BEFORE UPDATE OR DELETE ON item_calibration FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();

  CREATE VIEW item_calibrated AS
    SELECT DISTINCT ON (version_id) version_id, difficulty::float8 AS difficulty FROM item_calibration ORDER BY version_id, at DESC, id DESC;

  -- Kept in the light of so many answers; newer results propose it again.
  CREATE TABLE item_kept (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES item_version (id),
    responses integer NOT NULL,
    kept_by text NOT NULL,
    kept_name text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX item_kept_version ON item_kept (version_id, at);
  CREATE TRIGGER item_kept_stands BEFORE UPDATE OR DELETE ON item_kept FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();`;
