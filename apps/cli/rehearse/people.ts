import { identityRoutes, peopleRoutes, type Post } from '@kaowu/contracts';
import { DEMO_PASSWORD } from '../../../seeds';
import { HttpClient } from '../client/http-client';

/** A member of staff at their desk. */
export interface Staff {
  readonly id: string;
  readonly client: HttpClient;
}

/** Signs a member of staff in. */
export async function signIn(url: string, login: string, password = DEMO_PASSWORD): Promise<Staff> {
  const client = new HttpClient(url);
  const opened = await client.call(identityRoutes.signIn, { body: { login, password } });
  client.token = opened.token;
  return { id: opened.account.id, client };
}

/** The posts of the demonstration body that a rehearsal needs, each with the account that holds it. */
const CREW = {
  officer: 'officer', district: 'district', head: 'head', custodian: 'custodian', writer: 'writer', chief: 'chief',
  markingReviewer: 'mreviewer', aggregationReviewer: 'areviewer', inspector: 'inspector', platform: 'platform',
} as const;

/** The signed-in crew of the day. */
export type Crew = Readonly<Record<keyof typeof CREW, Staff>>;

/** Signs the whole crew in. */
export async function signInCrew(url: string): Promise<Crew> {
  const entries = await Promise.all(Object.entries(CREW).map(async ([post, login]) => [post, await signIn(url, login)] as const));
  return Object.fromEntries(entries) as unknown as Crew;
}

/** Whom to hire for the rehearsal. */
export interface Hire {
  readonly login: string;
  readonly name: string;
  readonly posts: readonly Post[];
  /** Set for examiners: which card they hold. */
  readonly card?: 'examiner' | 'senior_examiner';
}

const day = (offsetDays: number): string => new Date(Date.now() + offsetDays * 86_400_000).toISOString().slice(0, 10);

/** Registers people, appoints them, gives them cards and this quarter's training, makes their accounts, signs them in. */
export async function hire(url: string, crew: Crew, occupationCode: string, hires: readonly Hire[]): Promise<Staff[]> {
  const staff: Staff[] = [];
  const officer = crew.officer.client;
  for (const one of hires) {
    const person = await officer.call(peopleRoutes.addPerson, {
      body: { name: one.name, sex: null, employer: '演练人员所在单位', trainingBody: null, engagement: null, idNumber: null },
    });
    for (const post of one.posts) {
      await officer.call(peopleRoutes.appoint, { params: { personId: person.id }, body: { post, from: day(-30), reason: '考务演练' } });
    }
    if (one.card) {
      await officer.call(peopleRoutes.addQualification, {
        params: { personId: person.id },
        body: { kind: one.card, occupationCode, cardNo: `演练-${one.login}`, issuer: '考务演练', validFrom: day(-30), validTo: day(300) },
      });
    }
    await crew.platform.client.call(identityRoutes.createAccount, {
      body: { personId: person.id, login: one.login, name: one.name, password: DEMO_PASSWORD, posts: [...one.posts], reason: '考务演练' },
    });
    staff.push(await signIn(url, one.login));
  }
  await officer.call(peopleRoutes.logTraining, {
    body: { personIds: staff.map((s) => s.id), kind: 'quarterly', topic: '考务演练岗前培训', heldOn: day(-1), hours: 2, evidence: '演练' },
  });
  return staff;
}
