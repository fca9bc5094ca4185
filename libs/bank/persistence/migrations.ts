import type { Migration } from '@kaowu/platform';
import { EDITIONS, STATISTICS, TASK_EDITIONS, WORKFLOW } from './expert-migrations';
import { SECONDS } from './seconds-migration';
import { STATUSES } from './status-migration';
import { TOTALS } from './totals-migration';
import { UNDO } from './undo-migration';
import { WORKFLOW_VERSIONS } from './workflow-migration';

const ELEMENT_TABLES = `
  CREATE TABLE element_table (
    id uuid PRIMARY KEY,
    catalogue_edition text NOT NULL CHECK (catalogue_edition <> ''),
    occupation_code text NOT NULL CHECK (occupation_code ~ '^[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}$'),
    direction text NOT NULL,
    level text NOT NULL CHECK (level IN ('0', '5', '4', '3', '2', '1', 'S', 'C')),
    mode text NOT NULL CHECK (mode IN ('theory', 'practical')),
    occupation_name text NOT NULL CHECK (occupation_name <> ''),
    label text NOT NULL CHECK (label <> ''),
    standard text NOT NULL CHECK (standard <> ''),
    state text NOT NULL CHECK (state IN ('draft', 'checked', 'retired')),
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    maker_id text NOT NULL,
    maker_name text NOT NULL,
    made_at timestamptz NOT NULL,
    checker_id text,
    checker_name text,
    checked_at timestamptz,
    last_serial integer NOT NULL DEFAULT 0 CHECK (last_serial >= 0),
    UNIQUE (catalogue_edition, occupation_code, direction, level, mode, label),
    CHECK (checker_id <> maker_id),
    CHECK ((checker_id IS NULL) = (checked_at IS NULL)),
    CHECK ((state = 'draft') = (checker_id IS NULL))
  );

  CREATE TABLE element_range (
    table_id uuid NOT NULL REFERENCES element_table (id),
    code text NOT NULL CHECK (code ~ '^[A-Z](-[A-Z]){0,2}$'),
    parent_code text GENERATED ALWAYS AS (CASE WHEN length(code) > 1 THEN left(code, length(code) - 2) END) STORED,
    tier integer GENERATED ALWAYS AS ((length(code) + 1) / 2) STORED,
    name text NOT NULL CHECK (name <> ''),
    weight_hundredths integer NOT NULL CHECK (weight_hundredths BETWEEN 0 AND 10000),
    PRIMARY KEY (table_id, code),
    FOREIGN KEY (table_id, parent_code) REFERENCES element_range (table_id, code) DEFERRABLE INITIALLY DEFERRED
  );

  CREATE TABLE element (
    table_id uuid NOT NULL REFERENCES element_table (id),
    code text NOT NULL CHECK (code ~ '^[A-Z]-[A-Z]-[A-Z]-[0-9]{3}$'),
    range_code text GENERATED ALWAYS AS (left(code, 5)) STORED,
    name text NOT NULL CHECK (name <> ''),
    importance text NOT NULL CHECK (importance IN ('X', 'Y', 'Z')),
    PRIMARY KEY (table_id, code),
    FOREIGN KEY (table_id, range_code) REFERENCES element_range (table_id, code) DEFERRABLE INITIALLY DEFERRED
  );

  -- A checked table is what the checker signed: its ranges and elements stand.
  CREATE FUNCTION refuse_change_of_checked_table() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM element_table t WHERE t.id = coalesce(NEW.table_id, OLD.table_id) AND t.state <> 'draft') THEN
      RAISE EXCEPTION 'the element table is checked';
    END IF;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER element_range_stands BEFORE INSERT OR UPDATE OR DELETE ON element_range
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_checked_table();
  CREATE TRIGGER element_stands BEFORE INSERT OR UPDATE OR DELETE ON element
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_checked_table();

  CREATE TABLE bank_sign_off (
    id uuid PRIMARY KEY,
    table_id uuid NOT NULL REFERENCES element_table (id),
    signer_id text NOT NULL,
    signer_name text NOT NULL,
    signed_at timestamptz NOT NULL,
    reason text NOT NULL,
    approved_items integer NOT NULL CHECK (approved_items > 0),
    pool_digest text NOT NULL CHECK (pool_digest ~ '^[0-9a-f]{64}$')
  );
  CREATE INDEX bank_sign_off_table ON bank_sign_off (table_id, signed_at);`;

/** Columns that a version of an item and of a task share: how far it is and by whose hand. */
const VERSION_COLUMNS = `
    version integer NOT NULL CHECK (version > 0),
    content bytea NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    state text NOT NULL CHECK (state IN ('draft', 'in_review', 'approved', 'retired', 'replaced')),
    writer_id text NOT NULL,
    writer_name text NOT NULL,
    made_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    approver_id text,
    approver_name text,
    approved_at timestamptz,
    CHECK (approver_id <> writer_id),
    CHECK ((approver_id IS NULL) = (approved_at IS NULL)),
    CHECK (state <> 'approved' OR approver_id IS NOT NULL),`;

const ITEMS = `
  CREATE TABLE item (
    id uuid PRIMARY KEY,
    table_id uuid NOT NULL REFERENCES element_table (id),
    serial integer NOT NULL CHECK (serial > 0),
    origin text NOT NULL DEFAULT '',
    made_at timestamptz NOT NULL,
    UNIQUE (table_id, serial),
    UNIQUE (id, table_id)
  );

  CREATE TABLE item_version (
    id uuid PRIMARY KEY,
    item_id uuid NOT NULL,
    table_id uuid NOT NULL,
    type text NOT NULL CHECK (type IN ('single', 'multiple', 'true_false', 'fill_in', 'short_answer', 'calculation', 'essay', 'case')),
    element_code text NOT NULL,
    difficulty numeric(3, 2) NOT NULL CHECK (difficulty BETWEEN 0 AND 1),
    ${VERSION_COLUMNS}
    UNIQUE (item_id, version),
    UNIQUE (id, writer_id),
    FOREIGN KEY (item_id, table_id) REFERENCES item (id, table_id),
    FOREIGN KEY (table_id, element_code) REFERENCES element (table_id, code)
  );
  CREATE UNIQUE INDEX item_version_one_approved ON item_version (item_id) WHERE state = 'approved';
  CREATE UNIQUE INDEX item_version_one_open ON item_version (item_id) WHERE state IN ('draft', 'in_review');
  CREATE INDEX item_version_pool ON item_version (table_id, state, element_code);
  CREATE INDEX item_version_digest ON item_version (table_id, digest);

  CREATE TABLE item_review (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL,
    writer_id text NOT NULL,
    reviewer_id text NOT NULL,
    reviewer_name text NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('pass', 'return')),
    reason text NOT NULL CHECK (reason <> ''),
    criteria jsonb,
    at timestamptz NOT NULL,
    FOREIGN KEY (version_id, writer_id) REFERENCES item_version (id, writer_id),
    CHECK (reviewer_id <> writer_id)
  );
  CREATE INDEX item_review_version ON item_review (version_id, at);

  CREATE TABLE item_enemy (
    table_id uuid NOT NULL,
    item_a uuid NOT NULL,
    item_b uuid NOT NULL,
    PRIMARY KEY (item_a, item_b),
    FOREIGN KEY (item_a, table_id) REFERENCES item (id, table_id),
    FOREIGN KEY (item_b, table_id) REFERENCES item (id, table_id),
    CHECK (item_a < item_b)
  );
  CREATE INDEX item_enemy_b ON item_enemy (item_b);
  CREATE INDEX item_enemy_table ON item_enemy (table_id);`;

const TASKS = `
  CREATE TABLE practical_task (
    id uuid PRIMARY KEY,
    table_id uuid NOT NULL REFERENCES element_table (id),
    code text NOT NULL CHECK (code <> ''),
    made_at timestamptz NOT NULL,
    UNIQUE (table_id, code),
    UNIQUE (id, table_id)
  );

  CREATE TABLE practical_task_version (
    id uuid PRIMARY KEY,
    task_id uuid NOT NULL,
    table_id uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    range_codes text[] NOT NULL CHECK (cardinality(range_codes) > 0),
    weight_hundredths integer NOT NULL CHECK (weight_hundredths BETWEEN 1 AND 10000),
    minutes integer NOT NULL CHECK (minutes > 0),
    full_points integer NOT NULL CHECK (full_points > 0),
    ${VERSION_COLUMNS}
    UNIQUE (task_id, version),
    UNIQUE (id, writer_id),
    FOREIGN KEY (task_id, table_id) REFERENCES practical_task (id, table_id)
  );
  CREATE UNIQUE INDEX practical_task_one_approved ON practical_task_version (task_id) WHERE state = 'approved';
  CREATE UNIQUE INDEX practical_task_one_open ON practical_task_version (task_id) WHERE state IN ('draft', 'in_review');

  CREATE TABLE practical_task_review (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL,
    writer_id text NOT NULL,
    reviewer_id text NOT NULL,
    reviewer_name text NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('pass', 'return')),
    reason text NOT NULL CHECK (reason <> ''),
    at timestamptz NOT NULL,
    FOREIGN KEY (version_id, writer_id) REFERENCES practical_task_version (id, writer_id),
    CHECK (reviewer_id <> writer_id)
  );
  CREATE INDEX practical_task_review_version ON practical_task_review (version_id, at);`;

const IMMUTABLE = `
  -- What a version says never changes; only how far it is.
  CREATE FUNCTION refuse_change_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE progress text[] := ARRAY['state', 'changed_at', 'approver_id', 'approver_name', 'approved_at'];
  BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - progress) IS DISTINCT FROM (to_jsonb(OLD) - progress) THEN
      RAISE EXCEPTION 'a version is never changed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER item_version_stands BEFORE UPDATE OR DELETE ON item_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version();
  CREATE TRIGGER practical_task_version_stands BEFORE UPDATE OR DELETE ON practical_task_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_version();

  CREATE FUNCTION refuse_change_of_record() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a record of % is never changed', TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER item_review_stands BEFORE UPDATE OR DELETE ON item_review FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();
  CREATE TRIGGER practical_task_review_stands BEFORE UPDATE OR DELETE ON practical_task_review FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();
  CREATE TRIGGER bank_sign_off_stands BEFORE UPDATE OR DELETE ON bank_sign_off FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();`;

const STAGES = `
  CREATE TABLE procedure_stage (
    id uuid PRIMARY KEY,
    table_id uuid NOT NULL REFERENCES element_table (id),
    stage text NOT NULL CHECK (stage IN ('standard_analysis', 'competence_model', 'assessment_design', 'item_writing', 'paper_assembly', 'test_analysis', 'quality_evaluation')),
    note text NOT NULL CHECK (note <> ''),
    recorder_id text NOT NULL,
    recorder_name text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX procedure_stage_table ON procedure_stage (table_id, at);
  CREATE TRIGGER procedure_stage_stands BEFORE UPDATE OR DELETE ON procedure_stage FOR EACH ROW EXECUTE FUNCTION refuse_change_of_record();`;

const MORE_TYPES = `
  ALTER TABLE item_version DROP CONSTRAINT item_version_type_check;
  ALTER TABLE item_version ADD CONSTRAINT item_version_type_check
    CHECK (type IN ('single', 'multiple', 'true_false', 'fill_in', 'numerical', 'matching', 'ordering', 'short_answer', 'calculation', 'essay', 'case'));`;

const SKETCHES = `
  -- What of an item lies in clear beside its sealed content: keyed bits and marks that find it and its likes, and tell nothing of it.
  CREATE TABLE item_sketch (
    version_id uuid PRIMARY KEY REFERENCES item_version (id),
    item_id uuid NOT NULL,
    table_id uuid NOT NULL,
    words bit(2048) NOT NULL,
    marks bytea NOT NULL CHECK (length(marks) = 120),
    bands integer[] NOT NULL CHECK (cardinality(bands) = 10)
  );
  CREATE INDEX item_sketch_bands ON item_sketch USING gin (bands);
  CREATE INDEX item_sketch_table ON item_sketch (table_id);
  CREATE INDEX item_version_newest ON item_version (item_id, version DESC) INCLUDE (id, state, type, element_code, difficulty);`;

const MEDIA = `
  -- Pictures and sounds of items, each once by the digest of its bytes, sealed.
  CREATE TABLE bank_medium (
    name text PRIMARY KEY CHECK (name ~ '^[0-9a-f]{64}\\.(png|jpg|gif|webp|mp3|ogg|wav|m4a)$'),
    mimetype text NOT NULL,
    size integer NOT NULL CHECK (size BETWEEN 1 AND 8388608),
    content bytea NOT NULL,
    added_at timestamptz NOT NULL
  );`;

/** Tables of the bank. Item and task contents are sealed; what a draw needs beside them is in clear. */
export const bankMigrations: Migration[] = [
  { name: '20261120T0500_bank', up: `${ELEMENT_TABLES}\n${ITEMS}\n${TASKS}\n${IMMUTABLE}` },
  { name: '20261120T0501_bank', up: STAGES },
  { name: '20261120T0502_bank', up: MORE_TYPES },
  { name: '20261121T0510_bank', up: SKETCHES },
  { name: '20261121T0512_bank', up: MEDIA },
  // Which questions share a material; the material itself is sealed with each.
  { name: '20261121T0514_bank', up: 'ALTER TABLE item_version ADD COLUMN stimulus_key text' },
  { name: '20261121T0511_bank', up: EDITIONS },
  { name: '20261121T0513_bank', up: WORKFLOW },
  { name: '20261121T0515_bank', up: STATISTICS },
  { name: '20261121T0517_bank', up: TASK_EDITIONS },
  { name: '20261122T0500_bank', up: TOTALS },
  { name: '20261122T0501_bank', up: UNDO },
  { name: '20261122T0502_bank', up: SECONDS },
  { name: '20261122T0503_bank', up: WORKFLOW_VERSIONS },
  { name: '20261123T0500_bank', up: STATUSES },
];
