/** Practical papers: drawn by a sealed seed, opened by two people. */
export const PRACTICAL = `
  CREATE TABLE practical_set (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (name <> ''),
    element_table_id uuid NOT NULL REFERENCES element_table (id),
    state text NOT NULL CHECK (state IN ('sealed', 'released', 'void')),
    algorithm text NOT NULL,
    spec jsonb NOT NULL,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    seed bytea NOT NULL,
    papers integer NOT NULL CHECK (papers > 0),
    rule_set_id uuid NOT NULL REFERENCES rule_set (id),
    opens_at timestamptz NOT NULL,
    release_from timestamptz NOT NULL,
    drawn_by text NOT NULL,
    drawn_by_name text NOT NULL,
    drawn_at timestamptz NOT NULL,
    released_at timestamptz,
    CHECK (release_from <= opens_at),
    CHECK ((state = 'released') = (released_at IS NOT NULL))
  );
  CREATE TABLE practical_paper (
    set_id uuid NOT NULL REFERENCES practical_set (id),
    no integer NOT NULL CHECK (no > 0),
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    tasks bytea NOT NULL,
    PRIMARY KEY (set_id, no)
  );
  CREATE TABLE practical_release (
    set_id uuid NOT NULL REFERENCES practical_set (id),
    person_id text NOT NULL,
    person_name text NOT NULL,
    factor text NOT NULL,
    reason text NOT NULL CHECK (length(reason) >= 2),
    at timestamptz NOT NULL,
    PRIMARY KEY (set_id, person_id)
  );
  CREATE FUNCTION guard_practical_set() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - ARRAY['state', 'released_at']) IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['state', 'released_at']) THEN
      RAISE EXCEPTION 'a practical set is never changed';
    END IF;
    IF NEW.state = 'released' AND OLD.state <> 'released' AND (SELECT count(*) FROM practical_release WHERE set_id = NEW.id) < 2 THEN
      RAISE EXCEPTION 'two people release a practical set';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER practical_set_guard BEFORE UPDATE OR DELETE ON practical_set FOR EACH ROW EXECUTE FUNCTION guard_practical_set();
  CREATE TRIGGER practical_paper_stands BEFORE UPDATE OR DELETE ON practical_paper FOR EACH ROW EXECUTE FUNCTION refuse_change_of_custody();
  CREATE TRIGGER practical_release_stands BEFORE UPDATE OR DELETE ON practical_release FOR EACH ROW EXECUTE FUNCTION refuse_change_of_custody();`;
