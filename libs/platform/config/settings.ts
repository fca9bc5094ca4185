import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  KAOWU_DATA: z.string().min(1).default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  KAOWU_KEYS: z.string().min(1).optional(),
  KAOWU_PASSKEY_ORIGINS: z.string().optional(),
  KAOWU_PASSKEY_RP_ID: z.string().regex(/^[a-z0-9.-]+$/).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  KAOWU_HOST: z.string().min(1).default('127.0.0.1'),
  KAOWU_TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  KAOWU_WRITERS: z.coerce.number().int().min(1).max(16).default(3),
});

/** Everything that the environment may set, checked once at start. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder for database, keys and uploads of the embedded default. */
  readonly dataDir: string;
  /** Set where an own PostgreSQL server is used instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Set where queues and socket fan-out go over Redis. */
  readonly redisUrl: string | undefined;
  /** Absolute path of the folder that holds the vault's keys, outside the database. */
  readonly keysDir: string;
  /** Address under which the public reaches this installation, without a trailing slash (QR codes carry it). */
  readonly publicUrl: string;
  /**
   * Passkeys belong to a name (`rpId`) and are taken from these origins (scheme, name, port) only. From PUBLIC_URL where
   * nothing else is set; several origins are needed where staff reach the system under another address than the public.
   */
  readonly passkeys: { readonly rpId: string; readonly origins: readonly string[] };
  readonly trustProxy: boolean;
  /** How many answer batches may be on their way to the database at once. */
  readonly answerWriters: number;
}

/** A wrong setting, with one line that names the mend. */
export class SettingsFault extends Error {}

const isOrigin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** Where passkeys are taken; every origin has to be of the name that they belong to. */
function passkeysOf(publicUrl: string, origins: string | undefined, rpId: string | undefined): Settings['passkeys'] {
  const list = origins === undefined ? [new URL(publicUrl).origin] : origins.split(',').map((text) => text.trim()).filter(Boolean);
  const wrong = list.find((text) => !isOrigin(text));
  if (wrong !== undefined) throw new SettingsFault(`KAOWU_PASSKEY_ORIGINS holds ${wrong}, which is no origin; write scheme, name and port, like https://exam.example.cn, parted by commas.`);
  const id = rpId ?? new URL(list[0] ?? publicUrl).hostname;
  const foreign = list.find((text) => new URL(text).hostname !== id && !new URL(text).hostname.endsWith(`.${id}`));
  if (foreign !== undefined) throw new SettingsFault(`KAOWU_PASSKEY_ORIGINS holds ${foreign}, which does not belong to ${id}; set KAOWU_PASSKEY_RP_ID to the name that all of them end in.`);
  return { rpId: id, origins: list };
}

/** Reads and checks the environment. Throws a SettingsFault that names the variable and the mend. */
export function readSettings(env: NodeJS.ProcessEnv, root = process.cwd()): Settings {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(present);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0]);
    throw new SettingsFault(`${name}=${String(env[name])} is not usable (${issue?.message}); set it right or unset it.`);
  }
  const v = parsed.data;
  const dataDir = resolve(root, v.KAOWU_DATA);
  if (v.KAOWU_KEYS && !existsSync(resolve(root, v.KAOWU_KEYS))) {
    throw new SettingsFault(`KAOWU_KEYS=${v.KAOWU_KEYS} is no folder; create it (mode 700) or unset it.`);
  }
  const publicUrl = (v.PUBLIC_URL ?? `http://localhost:${v.PORT}`).replace(/\/$/, '');
  return {
    port: v.PORT,
    host: v.KAOWU_HOST,
    dataDir,
    databaseUrl: v.DATABASE_URL,
    redisUrl: v.REDIS_URL,
    keysDir: v.KAOWU_KEYS ? resolve(root, v.KAOWU_KEYS) : resolve(dataDir, 'keys'),
    publicUrl,
    passkeys: passkeysOf(publicUrl, v.KAOWU_PASSKEY_ORIGINS, v.KAOWU_PASSKEY_RP_ID),
    trustProxy: v.KAOWU_TRUST_PROXY === 'true',
    answerWriters: v.KAOWU_WRITERS,
  };
}
