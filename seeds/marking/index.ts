import { permissionsOf } from '@kaowu/contracts';
import { FormGroup, SavePlan } from '@kaowu/marking';
import type { Actor } from '@kaowu/platform';
import { BANK_IDS } from '../bank';
import type { SeedContext } from '../context';
import { seedId } from '../ids';
import { SITTING_IDS } from '../sitting';

/** Ids of what is seeded here, for tests. */
export const MARKING_IDS = { group: seedId('examiner-group:demo') } as const;

/** Logins of the seeded group; the first leads it. examiner4, a senior outside the group, is free to adjudicate. */
export const DEMO_GROUP = ['examiner1', 'examiner2', 'examiner3'] as const;

const OFFICER: Actor = {
  kind: 'staff', id: seedId('person:officer'), name: '陈考务', posts: ['officer'], permissions: permissionsOf(['officer']), claims: {},
};

/**
 * The marking plan of the seeded practical session with its three tasks, and a group of three examiners. Opening the
 * scoring and the leader's briefing are left to whoever plays the day. Idempotent.
 */
export async function seedMarking(ctx: SeedContext): Promise<void> {
  if (await ctx.db.one('SELECT 1 FROM examiner_group WHERE id = $1', [MARKING_IDS.group])) return;
  const plans = ctx.app.get(SavePlan);
  const choices = (await plans.choices(SITTING_IDS.practical)).filter(({ task }) => task.elementTableId === BANK_IDS.practicalTable);
  const members = DEMO_GROUP.map((login) => seedId(`person:${login}`));
  await ctx.db.tx(async () => {
    await plans.run(OFFICER, SITTING_IDS.practical, {
      tasks: choices.map(({ task, weightPercent }) => ({ taskVersionId: task.taskVersionId, weightPercent: weightPercent ?? 0 })),
      scorers: 2,
    });
    await ctx.app.get(FormGroup).form(
      OFFICER, SITTING_IDS.practical, { name: '第一考评组', memberIds: members, leaderId: members[0] ?? '' }, MARKING_IDS.group,
    );
  });
  ctx.say(`  ${choices.length} tasks, one group of ${members.length}`);
}
