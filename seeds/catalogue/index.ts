import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleSetEntry, type FilingEntry, type OccupationKey } from '@kaowu/contracts';
import { AddFiling, AddRuleSet, ImportEditions, ImportWeights, Organisation } from '@kaowu/catalogue';
import { dayIn } from '@kaowu/platform';
import type { SeedContext } from '../context';
import { seedId } from '../ids';

const REASON = '演示数据';
const RECEIPT = '京人社评备演示第001号';

/** The occupation of the seeded round: 保育师, level 5. */
export const NURSERY: OccupationKey = { edition: 'RESELECT-42', code: '4-10-01-03', direction: '', level: '5' };

/** A second filed occupation with a named direction: 人工智能训练师（数据标注员）, level 5. */
export const TRAINER: OccupationKey = { edition: 'BJ-2022-8', code: '4-04-05-05', direction: '数据标注员', level: '5' };

const file = (name: string): Buffer => readFileSync(join(__dirname, name));

/** Ids of what is seeded here, for the seeds of other libs. */
export const CATALOGUE_IDS = {
  organisation: seedId('organisation'),
  ruleSet: seedId('rule-set:default'),
  filingScope: (key: OccupationKey): string => seedId(`filing:${key.code}:${key.level}`),
} as const;

async function seedRuleSet(ctx: SeedContext): Promise<void> {
  const { ruleSet: id } = CATALOGUE_IDS;
  if (await ctx.db.one('SELECT 1 FROM rule_set WHERE id = $1', [id])) return;
  const shipped = JSON.parse(file('rule-set.default.json').toString('utf8')) as object;
  await ctx.app.get(AddRuleSet).run(ctx.actor, ruleSetEntry.parse({ ...shipped, reason: '随系统提供的规则集' }), id);
}

async function seedOrganisation(ctx: SeedContext): Promise<void> {
  if (await ctx.db.one('SELECT 1 FROM organisation')) return;
  const body = {
    name: '示范职业技能评价中心', creditCode: '52110000500020001T', bodyType: 'S' as const, bodyCode: '0001', provinceCode: '11', siteSerial: '000001',
    filingNo: RECEIPT, districtCode: '110108', address: '北京市海淀区示范路 1 号', telephone: '010-00000000', reason: REASON,
  };
  await ctx.app.get(Organisation).save(ctx.actor, body, CATALOGUE_IDS.organisation);
}

/** The demonstration filing, valid for three years from the beginning of the seeding year. */
export function demoFiling(today: string): FilingEntry {
  const year = Number(today.slice(0, 4));
  const levels = ['5', '4', '3'] as const;
  return {
    receiptNo: RECEIPT,
    validFrom: `${year}-01-01`,
    validTo: `${year + 2}-12-31`,
    lines: [NURSERY, TRAINER].flatMap((key) => levels.map((level) => ({ key: { ...key, level }, districts: ['110105', '110108'] }))),
    reason: REASON,
  };
}

async function seedFiling(ctx: SeedContext): Promise<void> {
  if (await ctx.db.one('SELECT 1 FROM filing_scope LIMIT 1')) return;
  const filing = demoFiling(dayIn(ctx.clock.now()));
  await ctx.app.get(AddFiling).run(ctx.actor, filing, (i) => CATALOGUE_IDS.filingScope(filing.lines[i]?.key ?? NURSERY));
}

/** What any body needs, not only the demonstration: both published lists, the known weights, the shipped rule set. */
export async function seedReference(ctx: SeedContext): Promise<void> {
  const lists = await ctx.app.get(ImportEditions).run(ctx.actor, file('catalogue.json'), { dryRun: false });
  for (const e of lists.editions) ctx.say(`  ${e.edition}: ${e.occupations} occupations, ${e.offers} offers (${e.outcome})`);
  await ctx.app.get(ImportWeights).run(ctx.actor, file('skill-weights.json'), { dryRun: false });
  await seedRuleSet(ctx);
}

/** The reference data, and the demonstration body with its filing. */
export async function seedCatalogue(ctx: SeedContext): Promise<void> {
  await seedReference(ctx);
  await seedOrganisation(ctx);
  await seedFiling(ctx);
}
