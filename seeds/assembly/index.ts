import { permissionsOf, type BlueprintSpec, type Post } from '@kaowu/contracts';
import { ApproveBlueprint, DrawPaperSet, WriteBlueprint } from '@kaowu/assembly';
import type { Actor } from '@kaowu/platform';
import { BANK_IDS } from '../bank';
import type { SeedContext } from '../context';
import { seedId } from '../ids';

const REASON = '演示数据';
/** Papers of the set that is drawn for the demonstration: more than a room has seats. */
const PAPERS = 40;

/** Ids of what is seeded here, for the seeds of other libs. */
export const ASSEMBLY_IDS = {
  /** 80 single choice and 20 true/false of one point each, 90 minutes. */
  nurseryBlueprint: seedId('blueprint:nursery-theory'),
  nurseryVersion: seedId('blueprint-version:nursery-theory:1'),
  /** With multiple choice beside them. */
  nurseryMixedBlueprint: seedId('blueprint:nursery-mixed'),
  nurseryMixedVersion: seedId('blueprint-version:nursery-mixed:1'),
  /** One question of each of the 35 groups. */
  radioBlueprint: seedId('blueprint:radio'),
  radioVersion: seedId('blueprint-version:radio:1'),
  /** A sealed set of the first blueprint that no session has reserved. */
  nurserySet: seedId('paper-set:nursery-demo'),
} as const;

const section = (title: string, type: 'single' | 'multiple' | 'true_false', count: number, pointsEach: number): BlueprintSpec['sections'][number] => ({
  title, type, count, pointsEach, ranges: [],
});

/** The blueprints of the demonstration. */
export const SEEDED_BLUEPRINTS = {
  nursery: {
    title: '保育师（五级）理论知识试卷',
    elementTableId: BANK_IDS.theoryTable,
    tier: 3,
    sections: [section('一、单项选择题', 'single', 80, 100), section('二、判断题', 'true_false', 20, 100)],
    difficulty: { target: 0.65, tolerance: 0.03 },
    durationMinutes: 90,
  },
  nurseryMixed: {
    title: '保育师（五级）理论知识试卷（含多选题）',
    elementTableId: BANK_IDS.theoryTable,
    tier: 2,
    sections: [
      section('一、单项选择题', 'single', 60, 100), section('二、多项选择题', 'multiple', 10, 200), section('三、判断题', 'true_false', 20, 100),
    ],
    difficulty: { target: 0.65, tolerance: 0.05 },
    durationMinutes: 90,
  },
  radio: {
    title: 'Technician class examination (Element 2)',
    elementTableId: BANK_IDS.radioTable,
    tier: 3,
    sections: [section('Single choice', 'single', 35, 100)],
    difficulty: { target: 0.65, tolerance: 0.35 },
    durationMinutes: 60,
  },
} as const satisfies Record<string, BlueprintSpec>;

const staff = async (ctx: SeedContext, login: string, posts: readonly Post[]): Promise<Actor> => {
  const id = seedId(`person:${login}`);
  const account = await ctx.db.one<{ name: string }>('SELECT name FROM account WHERE id = $1', [id]);
  return { kind: 'staff', id, name: account?.name ?? login, posts, permissions: permissionsOf(posts), claims: {} };
};

/**
 * Blueprints for both banks of the demonstration, written by the exam officer and signed off by the head, and one
 * sealed set of papers. Needs accounts and the bank. Idempotent.
 */
export async function seedAssembly(ctx: SeedContext): Promise<void> {
  if (await ctx.db.one('SELECT 1 FROM blueprint WHERE id = $1', [ASSEMBLY_IDS.nurseryBlueprint])) return;
  const officer = await staff(ctx, 'officer', ['officer']);
  const head = await staff(ctx, 'head', ['head']);
  const write = ctx.app.get(WriteBlueprint);
  const approve = ctx.app.get(ApproveBlueprint);
  await ctx.db.tx(async () => {
    for (const name of ['nursery', 'nurseryMixed', 'radio'] as const) {
      const ids = { blueprint: ASSEMBLY_IDS[`${name}Blueprint`], version: ASSEMBLY_IDS[`${name}Version`] };
      await write.create(officer, SEEDED_BLUEPRINTS[name], ids);
      await approve.run(head, ids.version, REASON);
    }
    await ctx.app.get(DrawPaperSet).run(
      officer, { blueprintVersionId: ASSEMBLY_IDS.nurseryVersion, name: '演示用卷', count: PAPERS, reason: REASON }, ASSEMBLY_IDS.nurserySet,
    );
  });
  ctx.say(`Papers: 3 blueprints, ${PAPERS} sealed papers`);
}
