/**
 * Totals of item versions as rows in place of a view: a list of a hundred thousand items is filtered by them. They are
 * counted anew from the rounds whenever a round's sums are kept.
 */
export const TOTALS = `
  ALTER VIEW item_statistic_total RENAME TO item_statistic_counted;

  CREATE TABLE item_statistic_total (
    version_id uuid PRIMARY KEY REFERENCES item_version (id),
    item_id uuid NOT NULL REFERENCES item (id),
    -- Of the versions of its item that were answered, the newest.
    latest boolean NOT NULL,
    responses integer NOT NULL,
    omitted integer NOT NULL,
    rounds integer NOT NULL,
    sessions integer NOT NULL,
    facility double precision NOT NULL,
    discrimination double precision,
    computed_at timestamptz NOT NULL
  );
  INSERT INTO item_statistic_total (version_id, item_id, latest, responses, omitted, rounds, sessions, facility, discrimination, computed_at)
    SELECT c.version_id, v.item_id, v.version = max(v.version) OVER (PARTITION BY v.item_id), c.responses, c.omitted, c.rounds, c.sessions, c.facility, c.discrimination, c.computed_at
    FROM item_statistic_counted c JOIN item_version v ON v.id = c.version_id;
  CREATE UNIQUE INDEX item_statistic_total_latest ON item_statistic_total (item_id) WHERE latest;
  CREATE INDEX item_statistic_total_item ON item_statistic_total (item_id);
  CREATE INDEX item_statistic_total_facility ON item_statistic_total (facility) WHERE latest;
  CREATE INDEX item_statistic_total_discrimination ON item_statistic_total (discrimination) WHERE latest;
  CREATE INDEX item_statistic_total_responses ON item_statistic_total (responses) WHERE latest;`;
