import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsOf, taskDraft, type OccupationKey, type Post, type ProcedureStage } from '@kaowu/contracts';
import { ChangeElementTable, ImportElementTable, ImportItems, MoveItems, MoveTask, RecordStage, SignOffBank, WriteTask } from '@kaowu/bank';
import type { Actor } from '@kaowu/platform';
import { z } from 'zod';
import { NURSERY } from '../catalogue';
import type { SeedContext } from '../context';
import { seedId } from '../ids';

const REASON = '演示数据';
/** Versions that one bulk act takes. */
const BULK = 500;
/** The question whose options are pictures that its source does not carry: drafted, returned, never drawn. */
const WITHOUT_PICTURES = /表格为正确的保育师培训学期工作计划表/;

/** Ids of what is seeded here, for the seeds of other libs. */
export const BANK_IDS = {
  theoryTable: seedId('element-table:nursery-theory'),
  practicalTable: seedId('element-table:nursery-practical'),
  radioTable: seedId('element-table:radio'),
  task: (code: string): string => seedId(`nursery-practical:task:${code}`),
  taskVersion: (code: string): string => seedId(`nursery-practical:task-version:${code}`),
} as const;

/** An occupation of the second bank: 信息通信网络运行管理员, level 4; its questions are an English example. */
const RADIO: OccupationKey = { edition: 'RESELECT-42', code: '4-04-04-01', direction: '', level: '4' };

const file = (name: string) => ({ filename: name, mimetype: 'text/csv', bytes: readFileSync(join(__dirname, 'data', name)) });

const staff = async (ctx: SeedContext, login: string, posts: readonly Post[]): Promise<Actor> => {
  const id = seedId(`person:${login}`);
  const account = await ctx.db.one<{ name: string }>('SELECT name FROM account WHERE id = $1', [id]);
  return { kind: 'staff', id, name: account?.name ?? login, posts, permissions: permissionsOf(posts), claims: {} };
};

interface Team {
  readonly writer: Actor;
  readonly writer2: Actor;
  readonly reviewer: Actor;
  readonly head: Actor;
}

interface TableSeed {
  readonly id: string;
  readonly key: OccupationKey;
  readonly mode: 'theory' | 'practical';
  readonly label: string;
  readonly standard: string;
  readonly file: string;
}

const NURSERY_STANDARD = '国家职业技能标准 保育师（2021年版）';

const TABLES: readonly TableSeed[] = [
  { id: BANK_IDS.theoryTable, key: NURSERY, mode: 'theory', label: '2026版', standard: NURSERY_STANDARD, file: 'baoyushi-theory-table.csv' },
  { id: BANK_IDS.practicalTable, key: NURSERY, mode: 'practical', label: '2026版', standard: NURSERY_STANDARD, file: 'baoyushi-practical-table.csv' },
  { id: BANK_IDS.radioTable, key: RADIO, mode: 'theory', label: '英文示例（NCVEC 2026–2030）', standard: 'NCVEC Technician Class Syllabus 2026–2030', file: 'ham-technician-table.csv' },
];

async function seedTable(ctx: SeedContext, { writer, reviewer }: Team, table: TableSeed): Promise<void> {
  const { key, mode, label, standard } = table;
  const body = { ...key, mode, label, standard, onProblems: 'refuse' as const, dryRun: false };
  await ctx.app.get(ImportElementTable).run(writer, { params: undefined, query: undefined, body, file: file(table.file) }, table.id);
  await ctx.app.get(ChangeElementTable).check(reviewer, table.id, REASON);
}

async function seedItems(ctx: SeedContext, { reviewer, head }: Team, writer: Actor, tableId: string, name: string): Promise<void> {
  const body = { onProblems: 'refuse' as const, dryRun: false };
  await ctx.app.get(ImportItems).run(writer, { params: { id: tableId }, query: undefined, body, file: file(name) }, (thing) => seedId(`${tableId}:${thing}`));
  const rows = await ctx.db.query<{ id: string; serial: number }>(
    'SELECT v.id, i.serial FROM item_version v JOIN item i ON i.id = v.item_id WHERE i.table_id = $1 ORDER BY i.serial', [tableId]);
  const lacking = rowWithoutPictures(name);
  const moves = ctx.app.get(MoveItems);
  for (let at = 0; at < rows.length; at += BULK) {
    const part = rows.slice(at, at + BULK);
    const sound = part.filter((r) => r.serial !== lacking).map((r) => r.id);
    await moves.move(writer, 'submit', part.map((r) => r.id), REASON);
    await moves.review(reviewer, sound, { verdict: 'pass', reason: REASON, criteria: { fitsElement: true, keyRight: true, wording: true, difficulty: true } });
    await moves.move(head, 'approve', sound, REASON);
    const returned = part.filter((r) => r.serial === lacking).map((r) => r.id);
    if (returned.length > 0) await moves.review(reviewer, returned, { verdict: 'return', reason: '选项为图片，来源中缺图，补图后再送审', criteria: null });
  }
}

/** Serial number of the question that lacks its pictures, counted as the file's rows. */
function rowWithoutPictures(name: string): number {
  const lines = file(name).bytes.toString('utf8').split(/\r?\n/).filter((line) => /^(单选题|多选题|判断题|single),/.test(line));
  return lines.findIndex((line) => WITHOUT_PICTURES.test(line)) + 1;
}

async function seedTasks(ctx: SeedContext, { writer, writer2, reviewer, head }: Team): Promise<void> {
  const drafts = z.array(taskDraft.extend({ code: z.string() })).parse(JSON.parse(file('tasks.json').bytes.toString('utf8')));
  const moves = ctx.app.get(MoveTask);
  for (const [i, { code, ...draft }] of drafts.entries()) {
    const author = i === drafts.length - 1 ? writer2 : writer;
    const { versionId } = await ctx.app.get(WriteTask).create(author, BANK_IDS.practicalTable, code, draft, (thing) => seedId(`nursery-practical:${thing}:${code}`));
    await moves.move(author, 'submit', versionId, REASON);
    await moves.review(reviewer, versionId, { verdict: 'pass', reason: REASON });
    await moves.move(head, 'approve', versionId, REASON);
  }
}

/** What the demonstration records of the item-writing procedure; a trial of the items has not taken place. */
const STAGES: readonly (readonly [ProcedureStage, string])[] = [
  ['standard_analysis', '对照国家职业技能标准 保育师（2021年版）五级的工作内容、技能要求和相关知识要求逐条分析（演示数据）'],
  ['competence_model', '按生活照料、环境创设、安全与健康管理、早期学习支持、合作共育归纳能力要素（演示数据）'],
  ['assessment_design', '确定理论知识、操作技能两份评价要素细目表及比重（演示数据）'],
  ['item_writing', '按细目表分工命制，交叉审题（演示数据）'],
];

/**
 * Element tables, items and tasks of the demonstration, through the use cases that people use: written by two writers,
 * reviewed by the reviewer, approved and signed for by the head. Needs accounts and catalogue. Idempotent.
 */
export async function seedBank(ctx: SeedContext): Promise<void> {
  if (await ctx.db.one('SELECT 1 FROM element_table WHERE id = $1', [BANK_IDS.theoryTable])) return;
  const team: Team = {
    writer: await staff(ctx, 'writer', ['writer']),
    writer2: await staff(ctx, 'writer2', ['writer']),
    reviewer: await staff(ctx, 'reviewer', ['item_reviewer']),
    head: await staff(ctx, 'head', ['head']),
  };
  await ctx.db.tx(async () => {
    for (const table of TABLES) await seedTable(ctx, team, table);
    for (const [stage, note] of STAGES) await ctx.app.get(RecordStage).run(team.writer, BANK_IDS.theoryTable, stage, note);
    await seedItems(ctx, team, team.writer, BANK_IDS.theoryTable, 'baoyushi-items.csv');
    await seedItems(ctx, team, team.writer2, BANK_IDS.radioTable, 'ham-technician-items.csv');
    await seedTasks(ctx, team);
    for (const { id } of TABLES) await ctx.app.get(SignOffBank).run(team.head, id, '已抽查，同意使用（演示数据）');
  });
}
