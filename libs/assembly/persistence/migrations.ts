import type { Migration } from '@kaowu/platform';
import { DRAW_JOBS } from './draw-job-migration';
import { PRACTICAL } from './practical-migration';
import { PRINT_CUSTODY } from './print-migration';

const HEX = `'^[0-9a-f]{64}$'`;

const BLUEPRINTS = `
  CREATE TABLE blueprint (
    id uuid PRIMARY KEY,
    element_table_id uuid NOT NULL REFERENCES element_table (id),
    author_id text NOT NULL,
    created_at timestamptz NOT NULL
  );

  CREATE TABLE blueprint_version (
    id uuid PRIMARY KEY,
    blueprint_id uuid NOT NULL REFERENCES blueprint (id),
    version integer NOT NULL CHECK (version > 0),
    spec jsonb NOT NULL,
    digest text NOT NULL CHECK (digest ~ ${HEX}),
    author_id text NOT NULL,
    author_name text NOT NULL,
    created_at timestamptz NOT NULL,
    approver_id text,
    approver_name text,
    approved_at timestamptz,
    approval_reason text,
    UNIQUE (blueprint_id, version),
    CHECK (approver_id <> author_id),
    CHECK (num_nulls(approver_id, approver_name, approved_at, approval_reason) IN (0, 4))
  );

  -- What a version asks for never changes, and a signature is given once.
  CREATE FUNCTION refuse_change_of_blueprint_version() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE signature text[] := ARRAY['approver_id', 'approver_name', 'approved_at', 'approval_reason'];
  BEGIN
    IF TG_OP = 'DELETE' OR OLD.approver_id IS NOT NULL OR (to_jsonb(NEW) - signature) IS DISTINCT FROM (to_jsonb(OLD) - signature) THEN
      RAISE EXCEPTION 'a blueprint version is never changed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER blueprint_version_stands BEFORE UPDATE OR DELETE ON blueprint_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_blueprint_version();`;

const SETS = `
  CREATE TABLE paper_set (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (name <> ''),
    blueprint_version_id uuid NOT NULL REFERENCES blueprint_version (id),
    state text NOT NULL CHECK (state IN ('drawn', 'sealed', 'released', 'void')),
    algorithm text NOT NULL,
    recipe text NOT NULL,
    recipe_digest text NOT NULL CHECK (recipe_digest ~ ${HEX}),
    seed bytea NOT NULL,
    exposure bytea,
    paper_count integer NOT NULL CHECK (paper_count > 0),
    questions integer NOT NULL CHECK (questions > 0),
    total_points integer NOT NULL CHECK (total_points > 0),
    duration_minutes integer NOT NULL CHECK (duration_minutes > 0),
    digest text CHECK (digest ~ ${HEX}),
    drawn_by text NOT NULL,
    drawn_by_name text NOT NULL,
    drawn_at timestamptz NOT NULL,
    session_id uuid,
    opens_at timestamptz,
    release_from timestamptz,
    released_at timestamptz,
    voided_at timestamptz,
    void_reason text,
    replayed_at timestamptz,
    CHECK (num_nulls(session_id, opens_at, release_from) IN (0, 3)),
    CHECK (release_from <= opens_at),
    CHECK (state = 'drawn' OR (digest IS NOT NULL AND exposure IS NOT NULL)),
    CHECK (state <> 'released' OR (released_at IS NOT NULL AND session_id IS NOT NULL)),
    CHECK (released_at >= release_from),
    CHECK ((state = 'void') = (voided_at IS NOT NULL)),
    CHECK ((voided_at IS NULL) = (void_reason IS NULL))
  );
  CREATE UNIQUE INDEX paper_set_session ON paper_set (session_id) WHERE state <> 'void';
  CREATE INDEX paper_set_drawn ON paper_set (drawn_at);

  CREATE TABLE paper (
    id uuid PRIMARY KEY,
    set_id uuid NOT NULL REFERENCES paper_set (id),
    no integer NOT NULL CHECK (no > 0),
    attempt integer NOT NULL CHECK (attempt >= 0),
    digest text NOT NULL CHECK (digest ~ ${HEX}),
    content bytea NOT NULL,
    key bytea NOT NULL,
    figures jsonb NOT NULL,
    opened_at timestamptz,
    UNIQUE (set_id, no),
    UNIQUE (set_id, digest)
  );

  CREATE TABLE paper_release (
    set_id uuid NOT NULL REFERENCES paper_set (id),
    person_id text NOT NULL,
    person_name text NOT NULL,
    reason text NOT NULL CHECK (length(reason) >= 2),
    at timestamptz NOT NULL,
    PRIMARY KEY (set_id, person_id)
  );

  -- Every opening of a sealed part, by whom and when.
  CREATE TABLE paper_access (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    paper_id uuid NOT NULL REFERENCES paper (id),
    part text NOT NULL CHECK (part IN ('content', 'key')),
    actor_kind text NOT NULL,
    actor_id text NOT NULL,
    at timestamptz NOT NULL
  );
  CREATE INDEX paper_access_paper ON paper_access (paper_id);

  -- In how many papers of a released set an item version stood. Filled at the release, never before.
  CREATE TABLE item_exposure (
    version_id uuid NOT NULL REFERENCES item_version (id),
    set_id uuid NOT NULL REFERENCES paper_set (id),
    papers integer NOT NULL CHECK (papers > 0),
    PRIMARY KEY (version_id, set_id)
  );`;

/** The way of a set: no step back, reservations stand once released, two people open. */
const GUARDED_WAY = `
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('drawn', 'sealed'), ('sealed', 'released'), ('sealed', 'void'), ('released', 'void')) THEN
      RAISE EXCEPTION 'a paper set does not go from % to %', OLD.state, NEW.state;
    END IF;
    IF OLD.state IN ('released', 'void') AND (NEW.session_id, NEW.opens_at, NEW.release_from) IS DISTINCT FROM (OLD.session_id, OLD.opens_at, OLD.release_from) THEN
      RAISE EXCEPTION 'the reservation of a released paper set stands';
    END IF;
    IF NEW.state = 'released' AND OLD.state <> 'released' AND (SELECT count(*) FROM paper_release WHERE set_id = NEW.id) < 2 THEN
      RAISE EXCEPTION 'two people release a paper set';
    END IF;`;

const CUSTODY = `
  -- The way of a set is one-way, its recipe and digest are fixed, and no set is released without two people.
  CREATE FUNCTION guard_paper_set() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE fixed text[] := ARRAY['state', 'digest', 'exposure', 'session_id', 'opens_at', 'release_from', 'released_at', 'voided_at', 'void_reason', 'replayed_at'];
  BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - fixed) IS DISTINCT FROM (to_jsonb(OLD) - fixed) THEN
      RAISE EXCEPTION 'a paper set is never changed';
    END IF;
    IF OLD.state <> 'drawn' AND (NEW.digest IS DISTINCT FROM OLD.digest OR NEW.exposure IS DISTINCT FROM OLD.exposure) THEN
      RAISE EXCEPTION 'a sealed paper set is never changed';
    END IF;${GUARDED_WAY}
    RETURN NEW;
  END $$;
  CREATE TRIGGER paper_set_guard BEFORE UPDATE OR DELETE ON paper_set FOR EACH ROW EXECUTE FUNCTION guard_paper_set();

  CREATE FUNCTION guard_paper() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF (SELECT state FROM paper_set WHERE id = NEW.set_id) <> 'drawn' THEN RAISE EXCEPTION 'a sealed set takes no more papers'; END IF;
      RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.set_id, NEW.no, NEW.attempt, NEW.digest, NEW.content, NEW.key, NEW.figures)
      IS DISTINCT FROM (OLD.id, OLD.set_id, OLD.no, OLD.attempt, OLD.digest, OLD.content, OLD.key, OLD.figures) THEN
      RAISE EXCEPTION 'a paper is never changed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER paper_guard BEFORE INSERT OR UPDATE OR DELETE ON paper FOR EACH ROW EXECUTE FUNCTION guard_paper();

  CREATE FUNCTION refuse_change_of_custody() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a record of % is never changed', TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER paper_release_stands BEFORE UPDATE OR DELETE ON paper_release FOR EACH ROW EXECUTE FUNCTION refuse_change_of_custody();
  CREATE TRIGGER paper_access_stands BEFORE UPDATE OR DELETE ON paper_access FOR EACH ROW EXECUTE FUNCTION refuse_change_of_custody();`;

const FORMS = `
  -- Fixed forms keep their selection sealed beside the seed: a solver is no value that could be run again for ever.
  ALTER TABLE paper_set
    ADD COLUMN kind text NOT NULL DEFAULT 'drawn' CHECK (kind IN ('drawn', 'forms')),
    ADD COLUMN selection bytea,
    ADD COLUMN quality jsonb,
    ADD CHECK ((kind = 'forms') = (selection IS NOT NULL));

  -- As before; the quality of a set is told once, at its seal.
  CREATE OR REPLACE FUNCTION guard_paper_set() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE fixed text[] := ARRAY['state', 'digest', 'exposure', 'quality', 'session_id', 'opens_at', 'release_from', 'released_at', 'voided_at', 'void_reason', 'replayed_at'];
  BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - fixed) IS DISTINCT FROM (to_jsonb(OLD) - fixed) THEN
      RAISE EXCEPTION 'a paper set is never changed';
    END IF;
    IF OLD.state <> 'drawn' AND (NEW.digest IS DISTINCT FROM OLD.digest OR NEW.exposure IS DISTINCT FROM OLD.exposure OR NEW.quality IS DISTINCT FROM OLD.quality) THEN
      RAISE EXCEPTION 'a sealed paper set is never changed';
    END IF;${GUARDED_WAY}
    RETURN NEW;
  END $$;`;

const RESERVATION_RULES = `
  -- The rule set that a reservation fell under: whether its release needs a second factor, when it may be printed.
  ALTER TABLE paper_set ADD COLUMN rule_set_id uuid REFERENCES rule_set (id);
  -- As before; the rule set comes and goes with the reservation.
  CREATE OR REPLACE FUNCTION guard_paper_set() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE fixed text[] := ARRAY['state', 'digest', 'exposure', 'quality', 'session_id', 'opens_at', 'release_from', 'rule_set_id', 'released_at', 'voided_at', 'void_reason', 'replayed_at'];
  BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - fixed) IS DISTINCT FROM (to_jsonb(OLD) - fixed) THEN
      RAISE EXCEPTION 'a paper set is never changed';
    END IF;
    IF OLD.state <> 'drawn' AND (NEW.digest IS DISTINCT FROM OLD.digest OR NEW.exposure IS DISTINCT FROM OLD.exposure OR NEW.quality IS DISTINCT FROM OLD.quality) THEN
      RAISE EXCEPTION 'a sealed paper set is never changed';
    END IF;${GUARDED_WAY}
    RETURN NEW;
  END $$;`;

/** Tables of blueprints, paper sets and their custody. Contents, keys and seeds are sealed. */
export const assemblyMigrations: Migration[] = [
  { name: '20261120T0600_assembly', up: `${BLUEPRINTS}\n${SETS}\n${CUSTODY}` },
  { name: '20261120T0610_assembly-forms', up: FORMS },
  { name: '20261121T0600_print-custody', up: PRINT_CUSTODY },
  { name: '20261121T0601_reservation-rules', up: RESERVATION_RULES },
  { name: '20261121T0602_draw-jobs', up: DRAW_JOBS },
  { name: '20261121T0603_practical-papers', up: PRACTICAL },
  {
    name: '20261122T0711_passkey-factor',
    up: `
      ALTER TABLE print_authorisation DROP CONSTRAINT print_authorisation_factor_check;
      ALTER TABLE print_authorisation ADD CONSTRAINT print_authorisation_factor_check CHECK (factor IN ('password', 'totp', 'recovery', 'passkey'));`,
  },
];
