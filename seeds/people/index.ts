import { Accounts } from '@kaowu/identity';
import { Appointments, Persons, Qualifications, Relations } from '@kaowu/people';
import { dayIn } from '@kaowu/platform';
import type { SeedContext } from '../context';
import { seedId } from '../ids';
import { OWN_EMPLOYER, STAFF, type DemoPerson } from './staff';

export { DEMO_CANDIDATE_EMPLOYER, OWN_EMPLOYER } from './staff';

const REASON = '演示数据';
const OCCUPATIONS = ['4-10-01-03', '4-04-05-05'] as const;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A constructed ID number of somebody born in 1880: it has a right check digit and no living holder. */
export function demoIdNumber(serial: number): string {
  const body = `110101${1880}0101${String(serial).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

const daysBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

/** The days that the demonstration needs, relative to the day of seeding. */
function datesOf(today: string) {
  const year = Number(today.slice(0, 4));
  return {
    inPostSince: `${year}-01-01`,
    cardsTo: `${year + 2}-12-31`,
    lapsedFrom: `${year - 3}-01-01`,
    lapsedTo: daysBefore(today, 20),
    confidentiality: `${year - 1}-12-20`,
    training: daysBefore(today, 40),
    warning: daysBefore(today, 33),
  };
}

type Dates = ReturnType<typeof datesOf>;

async function seedCards(ctx: SeedContext, person: DemoPerson, personId: string, serial: number, dates: Dates): Promise<void> {
  const qualifications = ctx.app.get(Qualifications);
  for (const kind of person.cards ?? []) {
    for (const occupationCode of OCCUPATIONS) {
      const cardNo = `${kind === 'inspector' ? 'DD' : kind === 'examiner' ? 'KP' : 'GK'}11${String(serial).padStart(6, '0')}`;
      const [validFrom, validTo] = person.lapsed ? [dates.lapsedFrom, dates.lapsedTo] : [dates.inPostSince, dates.cardsTo];
      await qualifications.add(ctx.actor, personId, { kind, occupationCode, cardNo, issuer: '示例市职业技能鉴定部门', validFrom, validTo });
    }
  }
}

async function seedPerson(ctx: SeedContext, person: DemoPerson, serial: number, dates: Dates): Promise<void> {
  const id = seedId(`person:${person.login}`);
  const { name, posts } = await ctx.app.get(Accounts).get(id);
  const engagement = person.external
    ? { contractNo: `YD-${String(serial).padStart(3, '0')}`, scope: '命题与考评', validFrom: dates.inPostSince, validTo: dates.cardsTo, confidentialitySignedOn: dates.confidentiality }
    : null;
  const entry = { name, sex: null, employer: person.employer ?? OWN_EMPLOYER, trainingBody: person.trainingBody ?? null, engagement, idNumber: demoIdNumber(serial) };
  await ctx.app.get(Persons).add(ctx.actor, entry, id);
  for (const post of posts) await ctx.app.get(Appointments).appoint(ctx.actor, id, { post, from: dates.inPostSince, reason: REASON });
  await seedCards(ctx, person, id, serial, dates);
  if (person.relationWithEmployer) {
    const withEmployer = person.relationWithEmployer;
    await ctx.app.get(Relations).declare(ctx.actor, id, { kind: 'employer', withPersonId: null, withIdNumber: null, withName: null, withEmployer, note: '曾在该单位兼职授课' });
  }
}

/** The demonstration staff with posts, cards, contracts, the trainings of the quarter and declared relations. */
export async function seedPeople(ctx: SeedContext): Promise<void> {
  const dates = datesOf(dayIn(ctx.clock.now()));
  const fresh: string[] = [];
  for (const [i, person] of STAFF.entries()) {
    const id = seedId(`person:${person.login}`);
    if (await ctx.db.one('SELECT 1 FROM person WHERE id = $1', [id])) continue;
    await ctx.db.tx(() => seedPerson(ctx, person, i + 1, dates));
    fresh.push(id);
  }
  if (fresh.length === 0) return;
  const trainings = ctx.app.get(Qualifications);
  await trainings.logTraining(ctx.actor, { personIds: fresh, kind: 'quarterly', topic: '季度业务培训', heldOn: dates.training, hours: 4, evidence: '签到表、课件' });
  await trainings.logTraining(ctx.actor, { personIds: fresh, kind: 'warning_education', topic: '警示教育', heldOn: dates.warning, hours: 2, evidence: '签到表' });
  ctx.say(`  ${fresh.length} persons`);
}
