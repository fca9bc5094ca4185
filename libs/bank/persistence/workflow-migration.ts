/** Versions of the workflow. `workflow_step` stays what is in force: the steps of the active version. */
export const WORKFLOW_VERSIONS = `
  CREATE TABLE workflow_version (
    id uuid PRIMARY KEY,
    number integer NOT NULL UNIQUE CHECK (number > 0),
    state text NOT NULL CHECK (state IN ('draft', 'active', 'former', 'dropped')),
    steps jsonb NOT NULL,
    note text NOT NULL,
    -- Everybody who had a hand in the draft; none of them puts it in force.
    author_ids text[] NOT NULL CHECK (cardinality(author_ids) > 0),
    author_names text[] NOT NULL,
    changed_at timestamptz NOT NULL,
    closed_by text,
    closed_name text,
    closed_at timestamptz,
    reason text,
    CHECK (state NOT IN ('active', 'former') OR (closed_by IS NOT NULL AND NOT closed_by = ANY (author_ids))),
    CHECK ((state = 'draft') = (closed_at IS NULL))
  );
  CREATE UNIQUE INDEX workflow_version_one_draft ON workflow_version ((true)) WHERE state = 'draft';
  CREATE UNIQUE INDEX workflow_version_one_active ON workflow_version ((true)) WHERE state = 'active';

  -- What was in force stands as it was.
  CREATE FUNCTION refuse_change_of_workflow() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR (OLD.state <> 'draft' AND ((to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') OR (OLD.state, NEW.state) NOT IN (('active', 'former'), (NEW.state, OLD.state)))) THEN
      RAISE EXCEPTION 'a version of the workflow is never changed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER workflow_version_stands BEFORE UPDATE OR DELETE ON workflow_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_workflow();

  INSERT INTO workflow_version (id, number, state, steps, note, author_ids, author_names, changed_at, closed_by, closed_name, closed_at, reason)
    SELECT gen_random_uuid(), 1, 'active', jsonb_agg(jsonb_build_object('from', from_state, 'act', act, 'to', to_state, 'by', done_by, 'demands', to_jsonb(demands)) ORDER BY from_state, act),
      '', ARRAY['system:shipped'], ARRAY['系统'], now(), 'system:install', '系统', now(), '随系统交付'
    FROM workflow_step;`;
