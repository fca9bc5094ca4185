import type { Migration } from '@kaowu/platform';

const editions = `
  CREATE TABLE catalogue_edition (
    edition text PRIMARY KEY CHECK (length(edition) BETWEEN 1 AND 40),
    seq integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    title text NOT NULL,
    issued_on date,
    basis text NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    effective_from date,
    effective_to date,
    imported_at timestamptz NOT NULL,
    CHECK (effective_to >= effective_from)
  );
  CREATE TABLE catalogue_occupation (
    edition text NOT NULL REFERENCES catalogue_edition,
    code text NOT NULL CHECK (code ~ '^[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}$'),
    seq integer NOT NULL,
    name text NOT NULL,
    notes jsonb NOT NULL DEFAULT '[]',
    new_code text,
    code_means_now text,
    PRIMARY KEY (edition, code),
    UNIQUE (edition, name)
  );
  CREATE TABLE catalogue_offer (
    edition text NOT NULL,
    code text NOT NULL,
    direction text NOT NULL,
    level text NOT NULL CHECK (level IN ('0', '5', '4', '3', '2', '1', 'S', 'C')),
    seq integer NOT NULL,
    PRIMARY KEY (edition, code, direction, level),
    FOREIGN KEY (edition, code) REFERENCES catalogue_occupation
  );
  -- A registered list is a value: its occupations and offers are never altered.
  CREATE FUNCTION catalogue_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'a registered edition never changes' USING ERRCODE = 'restrict_violation'; END $$;
  CREATE TRIGGER catalogue_occupation_fixed BEFORE UPDATE OR DELETE ON catalogue_occupation FOR EACH ROW EXECUTE FUNCTION catalogue_is_fixed();
  CREATE TRIGGER catalogue_offer_fixed BEFORE UPDATE OR DELETE ON catalogue_offer FOR EACH ROW EXECUTE FUNCTION catalogue_is_fixed();`;

const standards = `
  CREATE TABLE standard (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    name text NOT NULL,
    standard_edition text NOT NULL,
    source text NOT NULL,
    UNIQUE (code, standard_edition)
  );
  CREATE TABLE standard_serves (
    standard_id uuid NOT NULL REFERENCES standard,
    edition text NOT NULL,
    code text NOT NULL,
    PRIMARY KEY (standard_id, edition, code)
  );
  CREATE TABLE standard_weight (
    standard_id uuid NOT NULL REFERENCES standard,
    mode text NOT NULL CHECK (mode IN ('theory', 'practical')),
    level text NOT NULL CHECK (level IN ('0', '5', '4', '3', '2', '1', 'S', 'C')),
    seq integer NOT NULL,
    name text NOT NULL,
    weight_hundredths integer NOT NULL CHECK (weight_hundredths BETWEEN 0 AND 10000),
    source text NOT NULL,
    PRIMARY KEY (standard_id, mode, level, seq),
    UNIQUE (standard_id, mode, level, name)
  );
  -- At commit the weights of each level and mode are 100 percent.
  CREATE FUNCTION standard_weight_whole() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE total integer;
    BEGIN
      SELECT sum(weight_hundredths) INTO total FROM standard_weight
        WHERE standard_id = NEW.standard_id AND mode = NEW.mode AND level = NEW.level;
      IF total <> 10000 THEN
        RAISE EXCEPTION 'weights of level % sum to %', NEW.level, total USING ERRCODE = 'check_violation';
      END IF;
      RETURN NULL;
    END $$;
  CREATE CONSTRAINT TRIGGER standard_weight_whole AFTER INSERT OR UPDATE ON standard_weight
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION standard_weight_whole();`;

const ruleSets = `
  CREATE TABLE rule_set (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    version integer NOT NULL CHECK (version >= 1),
    title text NOT NULL,
    source text NOT NULL CHECK (length(source) >= 2),
    effective_from date NOT NULL,
    rules jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (code, version)
  );
  CREATE TRIGGER rule_set_fixed BEFORE UPDATE OR DELETE ON rule_set FOR EACH ROW EXECUTE FUNCTION catalogue_is_fixed();`;

const organisation = `
  CREATE TABLE organisation (
    id uuid PRIMARY KEY,
    only_one boolean NOT NULL DEFAULT true UNIQUE CHECK (only_one),
    name text NOT NULL,
    credit_code text NOT NULL CHECK (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    body_type text NOT NULL CHECK (body_type IN ('Y', 'S')),
    body_code text NOT NULL CHECK (body_code ~ '^[0-9]{4}$'),
    province_code text NOT NULL CHECK (province_code ~ '^[0-9]{2}$'),
    site_serial text NOT NULL CHECK (site_serial ~ '^[0-9]{6}$'),
    filing_no text NOT NULL,
    district_code text NOT NULL CHECK (district_code ~ '^[0-9]{6}$'),
    address text NOT NULL,
    telephone text NOT NULL
  );
  CREATE TABLE filing_scope (
    id uuid PRIMARY KEY,
    seq integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    edition text NOT NULL,
    code text NOT NULL,
    direction text NOT NULL,
    level text NOT NULL,
    districts text[] NOT NULL CHECK (cardinality(districts) >= 1),
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    closed_on date,
    closed_reason text,
    receipt_no text NOT NULL,
    FOREIGN KEY (edition, code, direction, level) REFERENCES catalogue_offer,
    CHECK (valid_to >= valid_from),
    CHECK (closed_on BETWEEN valid_from AND valid_to),
    CHECK ((closed_on IS NULL) = (closed_reason IS NULL)),
    -- Two lines for the same offer never overlap: the loser of a race is told so.
    CONSTRAINT filing_scope_overlap EXCLUDE USING gist (
      edition WITH =, code WITH =, direction WITH =, level WITH =,
      daterange(valid_from, least(valid_to, coalesce(closed_on, valid_to)), '[]') WITH &&
    )
  );`;

/** Tables of the lib catalogue. */
export const catalogueMigrations: Migration[] = [
  {
    name: '20261120T0300_catalogue',
    up: `CREATE EXTENSION IF NOT EXISTS btree_gist;${editions}${standards}${ruleSets}${organisation}`,
  },
];
