import { canonicalJson, digestOf, newId } from '@kaowu/kernel';
import type { Database, Vault } from '@kaowu/platform';
import { sampleBank, type SampleBank } from './sample';

/** Stores a made-up bank as the bank itself would have, checked and approved; gives back its element table's id. */
export async function storeBank(db: Database, vault: Vault, size: number, sample: SampleBank = sampleBank(size)): Promise<string> {
  const tableId = newId();
  await db.tx(async () => {
    await db.query(
      `INSERT INTO element_table (id, catalogue_edition, occupation_code, direction, level, mode, occupation_name, label, standard, state, digest, maker_id, maker_name, made_at)
       VALUES ($1, 'TEST', '4-10-01-03', '', '5', 'theory', '保育师', $2, '国家职业技能标准', 'draft', $3, 'maker', '编制人', now())`,
      [tableId, `测试 ${size}`, digestOf(sample.table)],
    );
    await db.query('INSERT INTO element_range (table_id, code, name, weight_hundredths) SELECT $1, unnest($2::text[]), unnest($3::text[]), unnest($4::int[])', [
      tableId, sample.table.map((r) => r.code), sample.table.map((r) => r.name), sample.table.map((r) => r.weightHundredths),
    ]);
    const elements = [...new Set(sample.pool.map((item) => item.elementCode))];
    await db.query(`INSERT INTO element (table_id, code, name, importance) SELECT $1, code, code, 'X' FROM unnest($2::text[]) AS code`, [tableId, elements]);
    await db.query(`UPDATE element_table SET state = 'checked', checker_id = 'checker', checker_name = '校核人', checked_at = now() WHERE id = $1`, [tableId]);
    await storeItems(db, vault, tableId, sample);
  });
  return tableId;
}

async function storeItems(db: Database, vault: Vault, tableId: string, { pool, texts }: SampleBank): Promise<void> {
  const documents = pool.map((item) => {
    const { type, stem, options, key } = texts.get(item.versionId) ?? { type: item.type, stem: '', options: [], key: [] };
    return { format: 1, type, stem, options, key, explanation: '' };
  });
  const ids = pool.map(() => newId());
  const index = new Map(pool.map((item, i) => [item.itemId, ids[i] as string] as const));
  await db.query(
    'INSERT INTO item (id, table_id, serial, made_at) SELECT unnest($2::uuid[]), $1, unnest($3::int[]), now()',
    [tableId, ids, pool.map((_, i) => i + 1)],
  );
  await db.query(
    `INSERT INTO item_version (id, item_id, table_id, type, element_code, difficulty, version, content, digest, state, status, writer_id, writer_name, made_at,
       changed_at, approver_id, approver_name, approved_at)
     SELECT gen_random_uuid(), item_id, $1, type, element, difficulty, 1, content, digest, 'approved', 'approved', 'writer', '命题人', now(), now(), 'approver', '审题人', now()
     FROM unnest($2::uuid[], $3::text[], $4::text[], $5::numeric[], $6::bytea[], $7::text[]) AS t (item_id, type, element, difficulty, content, digest)`,
    [
      tableId, ids, pool.map((p) => p.type), pool.map((p) => p.elementCode), pool.map((p) => p.difficulty),
      documents.map((d) => vault.seal(canonicalJson(d), 'item')), documents.map((d) => digestOf(d)),
    ],
  );
  const pairs = pool.flatMap((item) => item.enemies.map((enemy) => [index.get(item.itemId) as string, index.get(enemy) as string].sort()));
  await db.query('INSERT INTO item_enemy (table_id, item_a, item_b) SELECT $1, unnest($2::uuid[]), unnest($3::uuid[])', [
    tableId, pairs.map(([a]) => a), pairs.map(([, b]) => b),
  ]);
}
