/**
 * Statuses as data. `state` stays what rules and SQL know, the standing; `status` names where in the body's own workflow
 * a version is. What was there keeps its place: each standing becomes a status of the same code.
 */
export const STATUSES = `
  CREATE TABLE workflow_status (
    code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    zh text NOT NULL CHECK (zh <> ''),
    en text NOT NULL CHECK (en <> ''),
    standing text NOT NULL CHECK (standing IN ('draft', 'in_review', 'approved', 'retired', 'replaced')),
    -- Its place on the board.
    position integer NOT NULL,
    UNIQUE (code, standing),
    UNIQUE (zh) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (en) DEFERRABLE INITIALLY DEFERRED
  );
  -- What replaces a version needs no choice.
  CREATE UNIQUE INDEX workflow_status_one_replaced ON workflow_status ((true)) WHERE standing = 'replaced';
  INSERT INTO workflow_status (code, zh, en, standing, position) VALUES
    ('draft', '草稿', 'Draft', 'draft', 1),
    ('in_review', '审题中', 'In review', 'in_review', 2),
    ('approved', '已入库', 'Approved', 'approved', 3),
    ('retired', '已停用', 'Retired', 'retired', 4),
    ('replaced', '已被新版取代', 'Replaced', 'replaced', 5);

  ALTER TABLE workflow_step RENAME COLUMN from_state TO from_status;
  ALTER TABLE workflow_step RENAME COLUMN to_state TO to_status;
  ALTER TABLE workflow_step ADD FOREIGN KEY (from_status) REFERENCES workflow_status (code);
  ALTER TABLE workflow_step ADD FOREIGN KEY (to_status) REFERENCES workflow_status (code);
  ALTER TABLE workflow_step ADD COLUMN reviews integer CHECK (reviews BETWEEN 1 AND 9);
  ALTER TABLE workflow_step ADD COLUMN judges integer CHECK (judges BETWEEN 1 AND 99);

  ALTER TABLE workflow_version ADD COLUMN statuses jsonb NOT NULL DEFAULT
    '[{"code": "draft", "zh": "草稿", "en": "Draft", "standing": "draft"}, {"code": "in_review", "zh": "审题中", "en": "In review", "standing": "in_review"},
      {"code": "approved", "zh": "已入库", "en": "Approved", "standing": "approved"}, {"code": "retired", "zh": "已停用", "en": "Retired", "standing": "retired"},
      {"code": "replaced", "zh": "已被新版取代", "en": "Replaced", "standing": "replaced"}]';
  ALTER TABLE workflow_version ALTER COLUMN statuses DROP DEFAULT;
  ALTER TABLE workflow_version ADD COLUMN moves jsonb NOT NULL DEFAULT '[]';

  CREATE OR REPLACE FUNCTION refuse_change_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE progress text[] := ARRAY['state', 'status', 'changed_at', 'approver_id', 'approver_name', 'approved_at'];
  BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - progress) IS DISTINCT FROM (to_jsonb(OLD) - progress) THEN
      RAISE EXCEPTION 'a version is never changed';
    END IF;
    RETURN NEW;
  END $$;

  -- A version is in a status that is in force, and has the standing of that status.
  ALTER TABLE item_version ADD COLUMN status text;
  ALTER TABLE practical_task_version ADD COLUMN status text;
  ALTER TABLE item_version DISABLE TRIGGER item_version_stands;
  ALTER TABLE practical_task_version DISABLE TRIGGER practical_task_version_stands;
  UPDATE item_version SET status = state;
  UPDATE practical_task_version SET status = state;
  ALTER TABLE item_version ENABLE TRIGGER item_version_stands;
  ALTER TABLE practical_task_version ENABLE TRIGGER practical_task_version_stands;
  ALTER TABLE item_version ALTER COLUMN status SET NOT NULL;
  ALTER TABLE practical_task_version ALTER COLUMN status SET NOT NULL;
  ALTER TABLE item_version ADD CONSTRAINT item_version_status FOREIGN KEY (status, state) REFERENCES workflow_status (code, standing);
  ALTER TABLE practical_task_version ADD CONSTRAINT practical_task_version_status FOREIGN KEY (status, state) REFERENCES workflow_status (code, standing);

  -- A verdict and a request for one belong to the status in which they were given.
  ALTER TABLE item_review ADD COLUMN status text NOT NULL DEFAULT 'in_review';
  ALTER TABLE item_review ALTER COLUMN status DROP DEFAULT;
  ALTER TABLE practical_task_review ADD COLUMN status text NOT NULL DEFAULT 'in_review';
  ALTER TABLE practical_task_review ALTER COLUMN status DROP DEFAULT;
  ALTER TABLE review_assignment ADD COLUMN status text NOT NULL DEFAULT 'in_review';
  ALTER TABLE review_assignment ALTER COLUMN status DROP DEFAULT;
  CREATE OR REPLACE VIEW item_verdict AS
    SELECT r.* FROM item_review r WHERE NOT EXISTS (SELECT 1 FROM item_record_undone u WHERE u.record_id = r.id);
  -- A request is done by the reviewer's verdict there, and void once the version left that status.
  DROP VIEW review_task;
  CREATE VIEW review_task AS
    SELECT a.*, r.at AS done_at, r.at IS NULL AND v.state = 'in_review' AND v.status = a.status AS open
    FROM review_assignment a JOIN item_version v ON v.id = a.version_id
    LEFT JOIN LATERAL (SELECT min(w.at) AS at FROM item_verdict w WHERE w.version_id = a.version_id AND w.reviewer_id = a.reviewer_id AND w.status = a.status AND w.at >= a.at) r ON true
    WHERE NOT EXISTS (SELECT 1 FROM item_record_undone u WHERE u.record_id = a.id);

  ALTER TABLE item_act_version RENAME COLUMN from_state TO from_status;
  ALTER TABLE item_act_version RENAME COLUMN to_state TO to_status;
  -- The status of the version that was in use before an approval.
  ALTER TABLE item_act_version ADD COLUMN replaced_status text;
  ALTER TABLE item_act_version DISABLE TRIGGER item_act_version_stands;
  UPDATE item_act_version SET replaced_status = 'approved' WHERE replaced_id IS NOT NULL;
  ALTER TABLE item_act_version ENABLE TRIGGER item_act_version_stands;
  ALTER TABLE item_act_version ADD CHECK ((replaced_id IS NULL) = (replaced_status IS NULL));
  ALTER TABLE item_act DROP CONSTRAINT item_act_act_check;
  ALTER TABLE item_act ADD CONSTRAINT item_act_act_check CHECK (act IN ('submit', 'withdraw', 'pass', 'forward', 'return', 'approve', 'retire', 'keep', 'calibrate', 'assign'));`;
