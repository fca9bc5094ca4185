const ACTS = `'submit', 'withdraw', 'pass', 'return', 'approve', 'retire', 'keep', 'calibrate', 'assign'`;

/** What people did with versions, many at once, and what they took back. Nothing of it is ever changed or removed. */
export const UNDO = `
  CREATE TABLE item_act (
    id uuid PRIMARY KEY,
    act text NOT NULL CHECK (act IN (${ACTS})),
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX item_act_at ON item_act (at);

  CREATE TABLE item_act_version (
    act_id uuid NOT NULL REFERENCES item_act (id),
    version_id uuid NOT NULL REFERENCES item_version (id),
    from_state text NOT NULL,
    to_state text NOT NULL,
    -- The version that was in use before an approval.
    replaced_id uuid REFERENCES item_version (id),
    -- The review, assignment, calibration or keeping that it left.
    record_id uuid,
    PRIMARY KEY (act_id, version_id)
  );
  CREATE INDEX item_act_version_version ON item_act_version (version_id);
  CREATE INDEX item_act_version_record ON item_act_version (record_id) WHERE record_id IS NOT NULL;

  CREATE TABLE item_act_undone (
    act_id uuid NOT NULL,
    version_id uuid NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (act_id, version_id),
    FOREIGN KEY (act_id, version_id) REFERENCES item_act_version (act_id, version_id)
  );
  CREATE TRIGGER item_act_stands BEFORE UPDATE OR DELETE ON item_act FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();
  CREATE TRIGGER item_act_version_stands BEFORE UPDATE OR DELETE ON item_act_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();
  CREATE TRIGGER item_act_undone_stands BEFORE UPDATE OR DELETE ON item_act_undone FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();

  -- Papers were drawn from a table's items: what was approved or adopted before cannot be taken back any more.
  CREATE TABLE pool_draw (
    table_id uuid NOT NULL REFERENCES element_table (id),
    at timestamptz NOT NULL
  );
  CREATE INDEX pool_draw_table ON pool_draw (table_id, at);

  -- Records that were taken back stay, and count no more.
  CREATE VIEW item_record_undone AS
    SELECT a.record_id FROM item_act_undone u JOIN item_act_version a ON a.act_id = u.act_id AND a.version_id = u.version_id WHERE a.record_id IS NOT NULL;
  CREATE VIEW item_verdict AS
    SELECT r.* FROM item_review r WHERE NOT EXISTS (SELECT 1 FROM item_record_undone u WHERE u.record_id = r.id);
  CREATE VIEW item_keeping AS
    SELECT k.* FROM item_kept k WHERE NOT EXISTS (SELECT 1 FROM item_record_undone u WHERE u.record_id = k.id);
  CREATE OR REPLACE VIEW item_calibrated AS
    SELECT DISTINCT ON (version_id) version_id, difficulty::float8 AS difficulty FROM item_calibration c
    WHERE NOT EXISTS (SELECT 1 FROM item_record_undone u WHERE u.record_id = c.id) ORDER BY version_id, at DESC, id DESC;
  CREATE OR REPLACE VIEW review_task AS
    SELECT a.*, r.at AS done_at, r.at IS NULL AND v.state = 'in_review' AS open
    FROM review_assignment a JOIN item_version v ON v.id = a.version_id
    LEFT JOIN LATERAL (SELECT min(w.at) AS at FROM item_verdict w WHERE w.version_id = a.version_id AND w.reviewer_id = a.reviewer_id AND w.at >= a.at) r ON true
    WHERE NOT EXISTS (SELECT 1 FROM item_record_undone u WHERE u.record_id = a.id);`;
