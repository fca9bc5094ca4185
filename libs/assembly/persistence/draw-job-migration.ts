/** Draws that run in the background. The command may name a selection by hand, so it is kept sealed. */
export const DRAW_JOBS = `
  CREATE TABLE draw_job (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    papers integer NOT NULL CHECK (papers > 0),
    forms integer,
    command bytea NOT NULL,
    state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'refused', 'cancelled', 'failed')),
    phase text CHECK (phase IN ('choose', 'seal')),
    done integer NOT NULL DEFAULT 0,
    total integer NOT NULL DEFAULT 0,
    problem jsonb,
    asked_by text NOT NULL,
    asked_by_name text NOT NULL,
    asked_at timestamptz NOT NULL,
    cancel_asked_at timestamptz,
    ended_at timestamptz,
    CHECK ((state IN ('done', 'refused', 'cancelled')) = (ended_at IS NOT NULL))
  );
  CREATE INDEX draw_job_asked ON draw_job (asked_at);`;
