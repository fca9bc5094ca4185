import type { Database, Vault } from '@kaowu/platform';
import type { Medium } from '../formats/medium';

/** Keeps media, each once, sealed. */
export async function insertMedia(db: Database, vault: Vault, media: readonly Medium[], at: Date): Promise<void> {
  for (const { name, mimetype, bytes } of media) {
    await db.query('INSERT INTO bank_medium (name, mimetype, size, content, added_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING', [name, mimetype, bytes.length, vault.seal(bytes, 'media'), at]);
  }
}

/** A medium in clear, or null. */
export async function openMedium(db: Database, vault: Vault, name: string): Promise<Medium | null> {
  const row = await db.one<{ mimetype: string; content: Buffer }>('SELECT mimetype, content FROM bank_medium WHERE name = $1', [name]);
  return row && { name, mimetype: row.mimetype, bytes: vault.open(row.content, 'media') };
}

/** Those of these names that no medium has. */
export const unknownMedia = async (db: Database, names: readonly string[]): Promise<string[]> =>
  names.length === 0 ? [] : (await db.query<{ name: string }>('SELECT n AS name FROM unnest($1::text[]) AS n WHERE NOT EXISTS (SELECT 1 FROM bank_medium m WHERE m.name = n)', [names])).map((r) => r.name);
