import type { Migration } from '@kaowu/platform';

/** Tables of identity. */
export const identityMigrations: Migration[] = [
  {
    name: '20261120T0100_identity',
    up: `
      CREATE TABLE account (
        id uuid PRIMARY KEY,
        login text NOT NULL UNIQUE CHECK (login = lower(login)),
        name text NOT NULL,
        password_hash text NOT NULL,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL
      );
      CREATE TABLE account_post (
        account_id uuid NOT NULL REFERENCES account,
        post text NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (account_id, post)
      );
      CREATE TABLE auth_session (
        id uuid PRIMARY KEY,
        token_digest text NOT NULL UNIQUE,
        kind text NOT NULL CHECK (kind IN ('staff', 'candidate')),
        subject_id uuid NOT NULL,
        claims jsonb NOT NULL,
        opened_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        closed_at timestamptz
      );
      CREATE INDEX auth_session_subject ON auth_session (kind, subject_id) WHERE closed_at IS NULL;
      CREATE TABLE sign_in_failure (
        key_digest text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_failure_key ON sign_in_failure (key_digest, at);`,
  },
];
