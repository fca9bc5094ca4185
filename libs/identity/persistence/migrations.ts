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
  {
    name: '20261120T0101_identity',
    up: `
      -- One second factor an account; without confirmed_at it was begun and asks for nothing yet.
      CREATE TABLE second_factor (
        account_id uuid PRIMARY KEY REFERENCES account,
        secret_sealed bytea NOT NULL,
        -- The newest time step whose code was taken: no code works twice.
        last_step bigint NOT NULL DEFAULT 0,
        begun_at timestamptz NOT NULL,
        confirmed_at timestamptz
      );
      CREATE TABLE recovery_code (
        account_id uuid NOT NULL REFERENCES second_factor ON DELETE CASCADE,
        code_lookup text NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (account_id, code_lookup)
      );`,
  },
  {
    name: '20261120T1340_identity_temporary_password',
    up: `
      -- A password that another gave: it opens nothing but the change of itself, and not for long.
      ALTER TABLE account ADD COLUMN temporary_until timestamptz;`,
  },
  {
    name: '20261122T0710_passkeys',
    up: `
      CREATE TABLE passkey (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account,
        credential bytea NOT NULL CONSTRAINT passkey_credential UNIQUE,
        -- Public: what was signed is checked by it, nothing can be signed with it.
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        transports text[] NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        made_at timestamptz NOT NULL,
        used_at timestamptz
      );
      CREATE INDEX passkey_of_account ON passkey (account_id);
      -- What a browser was asked to sign: by its digest, gone with the first answer.
      CREATE TABLE passkey_challenge (
        digest text PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('register', 'sign-in', 'code')),
        account_id uuid REFERENCES account,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX passkey_challenge_end ON passkey_challenge (expires_at);
      -- A code for the next act of weight; one an account.
      CREATE TABLE passkey_code (
        account_id uuid PRIMARY KEY REFERENCES account,
        code_lookup text NOT NULL,
        expires_at timestamptz NOT NULL
      );`,
  },
  {
    name: '20261123T0640_passkey_challenge_bound',
    up: `
      -- From which address a sign-in was begun, by its digest: nobody keeps more than a few open.
      ALTER TABLE passkey_challenge ADD COLUMN asked_from text;
      CREATE INDEX passkey_challenge_from ON passkey_challenge (asked_from) WHERE asked_from IS NOT NULL;
      CREATE INDEX passkey_challenge_account ON passkey_challenge (account_id) WHERE account_id IS NOT NULL;`,
  },
];
