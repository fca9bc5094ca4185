import type { ItemType, VersionState } from '@kaowu/contracts';
import type { Database } from '@kaowu/platform';
import type { RetirementRule } from '../domain/item-statistics';
import { VERSION_COLUMNS, type ItemVersionRow } from './items';
import { asksStatistics, statisticsAsked, type StatisticFilter } from './statistic-filter';

/** What a list of items asks for. */
export interface ItemFilter extends StatisticFilter {
  readonly tableId: string;
  readonly under?: string | undefined;
  readonly type?: ItemType | undefined;
  readonly state?: VersionState | undefined;
  /** Code of a status; with it `state` is its standing. */
  readonly status?: string | undefined;
  readonly serial?: number | undefined;
  readonly easiest?: number | undefined;
  readonly hardest?: number | undefined;
}

/** A piece of a list: rows behind a serial number, or behind so many rows, as many as fit; with the bits of words, only what may say them. */
export interface ListPiece {
  readonly after: number;
  readonly offset: number;
  readonly limit: number;
  /** 2048 bits as hex, or null. */
  readonly words: string | null;
}

/** A line of the list: the version to show, with its sealed content. */
export interface ListedItem extends ItemVersionRow {
  readonly serial: number;
  readonly approved_version: number | null;
  readonly enemies: number;
  readonly content: Buffer;
}

const IN_STATUS = (v: string): string => `($8::text IS NULL OR ${v}.status = $8)`;
const STATE = (v: string): string => `(($2::text IS NULL AND ${v}.state <> 'replaced') OR (${v}.state = $2 AND ${IN_STATUS(v)}))`;
const FILTERS = `($4::text IS NULL OR v.type = $4) AND ($5::numeric IS NULL OR v.difficulty <= $5) AND ($6::numeric IS NULL OR v.difficulty >= $6)
  AND ($7::int IS NULL OR i.serial = $7)`;
const under = (code: string): string => `($3::text IS NULL OR ${code} = $3 OR starts_with(${code}, $3 || '-'))`;

/**
 * The version that a line shows: an item's newest, or with a state asked for its newest in that state, so that an
 * approved version shows while its revision is under way. Here for every table, where an item stands by writing or by
 * binding.
 */
const ANY_PLACE = `item_place p JOIN item_version v ON v.id = p.version_id JOIN item i ON i.id = v.item_id`;
const SHOWN_ANYWHERE = `p.table_id = $1 AND ${STATE('v')} AND ${under('p.element_code')} AND ${FILTERS}
  AND NOT EXISTS (SELECT 1 FROM item_place o JOIN item_version n ON n.id = o.version_id WHERE o.table_id = $1 AND o.item_id = v.item_id AND n.version > v.version AND ${STATE('n')})`;

/** The same for a table whose items all stand where they were written: the numbers' own index gives a page at once. */
const HOME = `item i JOIN LATERAL (SELECT n.* FROM item_version n WHERE n.item_id = i.id AND ${STATE('n')} ORDER BY n.version DESC LIMIT 1) AS v ON true`;
const SHOWN_HOME = `i.table_id = $1 AND ${under('v.element_code')} AND ${FILTERS}`;
/** A state that an item has once at most leads to its lines by itself. */
const IN_STATE = 'item_version v JOIN item i ON i.id = v.item_id';
const SHOWN_IN_STATE = `v.table_id = $1 AND v.state = $2 AND ${IN_STATUS('v')} AND ${under('v.element_code')} AND ${FILTERS}`;

/** A search begins at the few that may say its words. */
const SHOWN_FOUND = `v.table_id = $1 AND ${STATE('v')} AND ${under('v.element_code')} AND ${FILTERS}
  AND NOT EXISTS (SELECT 1 FROM item_version n WHERE n.item_id = v.item_id AND n.version > v.version AND ${STATE('n')})`;

interface Source {
  readonly from: string;
  readonly where: string;
  readonly code: string;
  readonly params: unknown[];
}

/** Whether all items of a table stand where they were written: it has no edition before or after it. */
const standsAlone = async (db: Database, tableId: string): Promise<boolean> =>
  (await db.one('SELECT 1 AS n FROM element_table WHERE (id = $1 AND former_id IS NOT NULL) OR former_id = $1 LIMIT 1', [tableId])) === null;

async function placesOf(db: Database, f: ItemFilter, searched: boolean): Promise<Omit<Source, 'params'>> {
  if (!(await standsAlone(db, f.tableId))) return { from: ANY_PLACE, where: SHOWN_ANYWHERE, code: 'p.element_code' };
  if (searched) return { from: IN_STATE, where: SHOWN_FOUND, code: 'v.element_code' };
  const once = f.state !== undefined && f.state !== 'retired' && f.state !== 'replaced';
  return once ? { from: IN_STATE, where: SHOWN_IN_STATE, code: 'v.element_code' } : { from: HOME, where: SHOWN_HOME, code: 'v.element_code' };
}

async function sourceOf(db: Database, f: ItemFilter, rule: RetirementRule | null, searched: boolean): Promise<Source> {
  const places = await placesOf(db, f, searched);
  const params = [f.tableId, f.state ?? null, f.under ?? null, f.type ?? null, f.easiest ?? null, f.hardest ?? null, f.serial ?? null, f.status ?? null];
  const asked = statisticsAsked(f, rule, params.length);
  return { ...places, where: [places.where, ...asked.conditions].join(' AND '), params: [...params, ...asked.params] };
}

/** Lines of a list, by serial number. The rule set's rule says what "flagged" means. */
export async function listItems(db: Database, f: ItemFilter, rule: RetirementRule | null, { after, offset, limit, words }: ListPiece): Promise<ListedItem[]> {
  const { from, where, code, params } = await sourceOf(db, f, rule, words !== null);
  const n = params.length;
  const bits = `('x' || $${n + 4})::bit(2048)`;
  return db.query<ListedItem>(
    `WITH page AS (
       SELECT v.id, i.serial, ${code} AS placed_at FROM ${from}
       ${words === null ? '' : `JOIN item_sketch s ON s.version_id = v.id AND (s.words & ${bits}) = ${bits}`}
       WHERE i.serial > $${n + 1} AND ${where}
       ORDER BY i.serial OFFSET $${n + 2} LIMIT $${n + 3})
     SELECT ${VERSION_COLUMNS}, q.placed_at AS element_code, v.content, q.serial,
       (SELECT a.version FROM item_version a WHERE a.item_id = v.item_id AND a.state = 'approved') AS approved_version,
       (SELECT count(*)::int FROM item_enemy e WHERE e.item_a = v.item_id OR e.item_b = v.item_id) AS enemies
     FROM page q JOIN item_version v ON v.id = q.id ORDER BY q.serial`,
    [...params, after, offset, limit, ...(words === null ? [] : [words])],
  );
}

/** How many lines a list has. */
export async function countItems(db: Database, f: ItemFilter, rule: RetirementRule | null): Promise<number> {
  const { from, where, params } = await sourceOf(db, f, rule, false);
  const plain = from === HOME && !asksStatistics(f) && [f.under, f.type, f.state, f.status, f.serial, f.easiest, f.hardest].every((asked) => asked === undefined);
  // Every item has a version that is not replaced, so that all of them are lines.
  if (plain) return (await db.one<{ n: number }>('SELECT count(*)::int AS n FROM item WHERE table_id = $1', [f.tableId]))?.n ?? 0;
  return (await db.one<{ n: number }>(`SELECT count(*)::int AS n FROM ${from} WHERE ${where}`, params))?.n ?? 0;
}

/** How many items stand in each status and since when the oldest waits. */
export const countByStatus = (db: Database, tableId: string): Promise<{ status: string; count: number; oldest: Date | null }[]> =>
  db.query(
    `SELECT v.status, count(*)::int AS count, min(v.changed_at) AS oldest FROM item_place p JOIN item_version v ON v.id = p.version_id
     WHERE p.table_id = $1 AND v.state <> 'replaced' GROUP BY v.status`, [tableId]);
