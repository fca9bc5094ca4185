import type { Migration } from '@kaowu/platform';

const person = `
  CREATE TABLE person (
    id uuid PRIMARY KEY,
    seq integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    name text NOT NULL CHECK (name <> ''),
    sex text CHECK (sex IN ('male', 'female')),
    -- The number is sealed by the vault; lookup finds it by equality, masked is what screens show.
    id_number_sealed bytea,
    id_number_lookup text,
    id_number_masked text,
    employer text NOT NULL CHECK (employer <> ''),
    training_body text,
    engagement jsonb,
    left_on date,
    created_at timestamptz NOT NULL,
    CONSTRAINT person_id_number UNIQUE (id_number_lookup),
    CHECK (num_nulls(id_number_sealed, id_number_lookup, id_number_masked) IN (0, 3))
  );
  CREATE TABLE staff_post (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    post text NOT NULL,
    from_day date NOT NULL,
    to_day date,
    CHECK (to_day >= from_day),
    CONSTRAINT staff_post_overlap EXCLUDE USING gist (person_id WITH =, post WITH =, daterange(from_day, to_day, '[]') WITH &&)
  );
  CREATE INDEX staff_post_holders ON staff_post (post, from_day);`;

const records = `
  CREATE TABLE qualification (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('examiner', 'senior_examiner', 'inspector')),
    occupation_code text NOT NULL CHECK (occupation_code ~ '^[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}$'),
    card_no text NOT NULL,
    issuer text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    revoked_on date,
    CHECK (valid_to >= valid_from),
    CHECK (revoked_on BETWEEN valid_from AND valid_to),
    -- A card may name several occupations, each once.
    CONSTRAINT qualification_card UNIQUE (kind, card_no, occupation_code)
  );
  CREATE INDEX qualification_person ON qualification (person_id);
  CREATE TABLE training (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('quarterly', 'warning_education', 'other')),
    topic text NOT NULL,
    held_on date NOT NULL,
    hours numeric(5, 1) NOT NULL CHECK (hours > 0),
    evidence text NOT NULL,
    CONSTRAINT training_once UNIQUE (person_id, kind, held_on, topic)
  );
  CREATE TABLE relation (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('relative', 'master_apprentice', 'teacher_student', 'trainee', 'employer', 'colleague', 'other')),
    with_person_id uuid REFERENCES person,
    with_name text,
    with_id_number_sealed bytea,
    with_id_number_lookup text,
    with_id_number_masked text,
    with_employer text,
    note text NOT NULL,
    declared_on date NOT NULL,
    withdrawn_on date,
    CHECK (with_person_id <> person_id),
    CHECK (num_nulls(with_id_number_sealed, with_id_number_lookup, with_id_number_masked) IN (0, 3)),
    -- With somebody or with an employer, never both and never nobody.
    CHECK ((with_employer IS NULL) = (with_person_id IS NOT NULL OR with_id_number_lookup IS NOT NULL))
  );
  CREATE UNIQUE INDEX relation_once ON relation
    (person_id, kind, coalesce(with_person_id::text, ''), coalesce(with_id_number_lookup, ''), coalesce(with_employer, '')) WHERE withdrawn_on IS NULL;
  CREATE INDEX relation_other_side ON relation (with_person_id) WHERE with_person_id IS NOT NULL;`;

/** Tables of the lib people. */
export const peopleMigrations: Migration[] = [
  { name: '20261120T0400_people', up: `CREATE EXTENSION IF NOT EXISTS btree_gist;${person}${records}` },
];
