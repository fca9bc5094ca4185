import { DEFAULT_COLUMNS, DEFAULT_COLUMNS_SOURCE } from './default-columns';
import type { Migration } from '@kaowu/platform';

const filings = `
CREATE TABLE number_counter (
  prefix text PRIMARY KEY CHECK (prefix ~ '^[YS][0-9]{14}[A-Z0-9]$'),
  last_serial integer NOT NULL CONSTRAINT number_counter_serial CHECK (last_serial BETWEEN 1 AND 999999)
);

CREATE TABLE filing_mapping (
  version integer PRIMARY KEY CHECK (version >= 1),
  source text NOT NULL,
  columns jsonb NOT NULL CHECK (jsonb_array_length(columns) >= 1),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL
);
INSERT INTO filing_mapping (version, source, columns, created_by)
  VALUES (1, '${DEFAULT_COLUMNS_SOURCE}', '${JSON.stringify(DEFAULT_COLUMNS)}', 'migration');

CREATE TABLE filing_batch (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES round (id),
  round_name text NOT NULL,
  run_id uuid NOT NULL CONSTRAINT filing_batch_run UNIQUE REFERENCES result_run (id),
  mapping_version integer NOT NULL REFERENCES filing_mapping (version),
  state text NOT NULL CHECK (state IN ('filed', 'returned', 'accepted', 'issued')),
  issue_on date NOT NULL,
  district_code text NOT NULL,
  body_name text NOT NULL,
  filing_no text NOT NULL,
  filed_at timestamptz NOT NULL,
  filed_by uuid NOT NULL,
  filed_by_name text NOT NULL,
  returned_reason text,
  receipt_no text CONSTRAINT filing_batch_receipt UNIQUE,
  accepted_on date,
  issued_at timestamptz,
  issued_by_name text,
  CHECK (state <> 'returned' OR returned_reason IS NOT NULL),
  CHECK ((receipt_no IS NULL) = (accepted_on IS NULL)),
  CHECK ((state IN ('accepted', 'issued')) = (receipt_no IS NOT NULL)),
  CHECK ((state = 'issued') = (issued_at IS NOT NULL))
);`;

const certificates = `
CREATE TABLE certificate (
  id uuid PRIMARY KEY,
  number text NOT NULL CONSTRAINT certificate_number UNIQUE CHECK (number ~ '^[YS][0-9]{14}[A-Z0-9][0-9]{6}$'),
  batch_id uuid NOT NULL REFERENCES filing_batch (id),
  candidate_id uuid NOT NULL REFERENCES candidate (id),
  state text NOT NULL CHECK (state IN ('filed', 'issued', 'void')),
  token text NOT NULL UNIQUE CHECK (length(token) >= 20),
  name text NOT NULL,
  id_number_sealed bytea NOT NULL,
  id_number_lookup text NOT NULL,
  id_number_masked text NOT NULL CHECK (id_number_masked LIKE '%*%'),
  sex text NOT NULL CHECK (sex IN ('male', 'female')),
  occupation_name text NOT NULL,
  occupation jsonb NOT NULL,
  theory integer,
  practical integer,
  review integer,
  body_name text NOT NULL,
  issue_on date NOT NULL,
  reissued_on date,
  voided_on date,
  void_reason text,
  UNIQUE (batch_id, candidate_id),
  CHECK ((state = 'void') = (voided_on IS NOT NULL AND void_reason IS NOT NULL))
);
CREATE INDEX certificate_by_holder ON certificate (id_number_lookup);
CREATE INDEX certificate_by_name ON certificate (name);

CREATE TABLE certificate_event (
  id uuid PRIMARY KEY,
  certificate_id uuid NOT NULL REFERENCES certificate (id),
  kind text NOT NULL CHECK (kind IN ('issued', 'reissued', 'voided')),
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  reason text
);
CREATE INDEX certificate_event_of ON certificate_event (certificate_id, at);

-- What a certificate says never changes; only its state, a reissue and a voiding are added. Void stays void.
CREATE FUNCTION certificate_face_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state = 'void'
    OR (to_jsonb(NEW) - ARRAY['state', 'reissued_on', 'voided_on', 'void_reason']) <> (to_jsonb(OLD) - ARRAY['state', 'reissued_on', 'voided_on', 'void_reason']) THEN
    RAISE EXCEPTION 'a certificate never changes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_fixed BEFORE UPDATE OR DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION certificate_face_is_fixed();

-- A counter only counts on: no serial is given twice or passed over.
CREATE FUNCTION number_counter_counts_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.prefix <> OLD.prefix OR NEW.last_serial <= OLD.last_serial THEN
    RAISE EXCEPTION 'serials only count on';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER number_counter_counts_on BEFORE UPDATE OR DELETE ON number_counter FOR EACH ROW EXECUTE FUNCTION number_counter_counts_on();`;

/** Tables of the lib certificates: number counters, filings with their column mapping, certificates. */
export const certificatesMigrations: Migration[] = [{ name: '20261120T1200_certificates', up: [filings, certificates].join('\n') }];
