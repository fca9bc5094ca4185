/** Print runs, their authorisations, envelopes, steps and findings (D19, D20). Steps are never changed; a witness is added once. */
export const PRINT_CUSTODY = `
  CREATE SEQUENCE print_run_serial;
  CREATE TABLE print_run (
    id uuid PRIMARY KEY,
    serial integer NOT NULL UNIQUE DEFAULT nextval('print_run_serial'),
    set_id uuid NOT NULL REFERENCES paper_set (id),
    state text NOT NULL CHECK (state IN ('ordered', 'authorised', 'cancelled')),
    -- How many fixed forms are printed in turn; null where every copy is another paper of the set.
    forms integer CHECK (forms BETWEEN 1 AND 26),
    copies integer NOT NULL CHECK (copies > 0),
    opens_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    print_from timestamptz NOT NULL,
    two_person_steps text[] NOT NULL,
    rule_set_id uuid NOT NULL REFERENCES rule_set (id),
    ordered_by text NOT NULL,
    ordered_by_name text NOT NULL,
    ordered_at timestamptz NOT NULL,
    reason text NOT NULL CHECK (length(reason) >= 2),
    CHECK (print_from <= opens_at AND opens_at < ends_at)
  );
  CREATE INDEX print_run_set ON print_run (set_id);

  CREATE TABLE print_authorisation (
    run_id uuid NOT NULL REFERENCES print_run (id),
    person_id text NOT NULL,
    person_name text NOT NULL,
    factor text NOT NULL CHECK (factor IN ('password', 'totp', 'recovery')),
    reason text NOT NULL CHECK (length(reason) >= 2),
    at timestamptz NOT NULL,
    PRIMARY KEY (run_id, person_id)
  );

  CREATE TABLE print_envelope (
    id uuid PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES print_run (id),
    no integer NOT NULL CHECK (no > 0),
    label text NOT NULL CHECK (label <> ''),
    first_copy integer NOT NULL CHECK (first_copy > 0),
    copies integer NOT NULL CHECK (copies > 0),
    step text CHECK (step IN ('printed', 'counted', 'packed', 'sealed', 'handed_over', 'received', 'opened', 'returned', 'destroyed')),
    seal_no text,
    UNIQUE (run_id, no)
  );

  CREATE TABLE print_issue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES print_run (id),
    envelope_id uuid REFERENCES print_envelope (id),
    document text NOT NULL CHECK (document IN ('copies', 'answer-sheets', 'keys', 'labels', 'record')),
    pages integer NOT NULL CHECK (pages > 0),
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    person_id text NOT NULL,
    person_name text NOT NULL,
    reason text NOT NULL CHECK (length(reason) >= 2),
    at timestamptz NOT NULL
  );
  CREATE INDEX print_issue_run ON print_issue (run_id);

  CREATE TABLE custody_step (
    id uuid PRIMARY KEY,
    envelope_id uuid NOT NULL REFERENCES print_envelope (id),
    no integer NOT NULL CHECK (no > 0),
    step text NOT NULL,
    actor_id text NOT NULL,
    actor_name text NOT NULL,
    witness_id text,
    witness_name text,
    witnessed_at timestamptz,
    figures jsonb NOT NULL,
    note text NOT NULL,
    at timestamptz NOT NULL,
    UNIQUE (envelope_id, no),
    CHECK (witness_id <> actor_id),
    CHECK ((witness_id IS NULL) = (witness_name IS NULL)),
    CHECK (witness_id IS NOT NULL OR witnessed_at IS NULL)
  );

  CREATE TABLE custody_finding (
    id uuid PRIMARY KEY,
    step_id uuid NOT NULL REFERENCES custody_step (id),
    kind text NOT NULL CHECK (kind IN ('count', 'seal', 'disputed')),
    expected text NOT NULL,
    found text NOT NULL,
    explanation text NOT NULL CHECK (length(explanation) >= 2),
    raised_by text NOT NULL,
    raised_by_name text NOT NULL,
    raised_at timestamptz NOT NULL,
    closed_by text,
    closed_by_name text,
    closed_at timestamptz,
    closing_reason text,
    CHECK (num_nulls(closed_by, closed_by_name, closed_at, closing_reason) IN (0, 4))
  );
  CREATE INDEX custody_finding_step ON custody_finding (step_id);

  CREATE FUNCTION guard_custody() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE added text[] := CASE TG_TABLE_NAME
    WHEN 'custody_step' THEN ARRAY['witnessed_at']
    WHEN 'custody_finding' THEN ARRAY['closed_by', 'closed_by_name', 'closed_at', 'closing_reason']
    WHEN 'print_run' THEN ARRAY['state']
    WHEN 'print_envelope' THEN ARRAY['step', 'seal_no'] END;
  BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - added) IS DISTINCT FROM (to_jsonb(OLD) - added) THEN
      RAISE EXCEPTION 'a record of % is never changed', TG_TABLE_NAME;
    END IF;
    IF TG_TABLE_NAME = 'custody_step' AND to_jsonb(OLD) ->> 'witnessed_at' IS NOT NULL THEN RAISE EXCEPTION 'a step is confirmed once'; END IF;
    IF TG_TABLE_NAME = 'custody_finding' AND to_jsonb(OLD) ->> 'closed_at' IS NOT NULL THEN RAISE EXCEPTION 'a finding is settled once'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER print_run_stands BEFORE UPDATE OR DELETE ON print_run FOR EACH ROW EXECUTE FUNCTION guard_custody();
  CREATE TRIGGER print_envelope_stands BEFORE UPDATE OR DELETE ON print_envelope FOR EACH ROW EXECUTE FUNCTION guard_custody();
  CREATE TRIGGER custody_step_stands BEFORE UPDATE OR DELETE ON custody_step FOR EACH ROW EXECUTE FUNCTION guard_custody();
  CREATE TRIGGER custody_finding_stands BEFORE UPDATE OR DELETE ON custody_finding FOR EACH ROW EXECUTE FUNCTION guard_custody();
  CREATE TRIGGER print_authorisation_stands BEFORE UPDATE OR DELETE ON print_authorisation FOR EACH ROW EXECUTE FUNCTION refuse_change_of_custody();
  CREATE TRIGGER print_issue_stands BEFORE UPDATE OR DELETE ON print_issue FOR EACH ROW EXECUTE FUNCTION refuse_change_of_custody();

  -- Nobody prints what two people have not authorised.
  CREATE FUNCTION guard_print_run() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('ordered', 'authorised'), ('ordered', 'cancelled'), ('authorised', 'cancelled')) THEN
      RAISE EXCEPTION 'a print run does not go from % to %', OLD.state, NEW.state;
    END IF;
    IF NEW.state = 'authorised' AND OLD.state <> 'authorised' AND (SELECT count(*) FROM print_authorisation WHERE run_id = NEW.id) < 2 THEN
      RAISE EXCEPTION 'two people authorise a print run';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER print_run_guard BEFORE UPDATE ON print_run FOR EACH ROW EXECUTE FUNCTION guard_print_run();`;
