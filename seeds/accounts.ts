import { Accounts } from '@kaowu/identity';
import type { Post } from '@kaowu/contracts';
import type { SeedContext } from './context';
import { seedId } from './ids';

/** Password of every demonstration account; shown when the system starts on a demonstration database. */
export const DEMO_PASSWORD = 'kaowu-demo-2026';

interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly posts: readonly Post[];
}

const ACCOUNTS: readonly DemoAccount[] = [
  { login: 'head', name: '郑负责', posts: ['head'] },
  { login: 'officer', name: '陈考务', posts: ['officer'] },
  { login: 'officer2', name: '吴考务', posts: ['officer'] },
  { login: 'custodian', name: '何保管', posts: ['custodian'] },
  { login: 'district', name: '区确认员', posts: ['district'] },
  { login: 'writer', name: '梁命题', posts: ['writer'] },
  { login: 'writer2', name: '宋命题', posts: ['writer'] },
  { login: 'reviewer', name: '唐审题', posts: ['item_reviewer'] },
  { login: 'invigilator1', name: '周监考', posts: ['invigilator'] },
  { login: 'invigilator2', name: '钱监考', posts: ['invigilator'] },
  { login: 'invigilator3', name: '秦监考', posts: ['invigilator'] },
  { login: 'invigilator4', name: '尤监考', posts: ['invigilator'] },
  { login: 'chief', name: '孙主考', posts: ['chief'] },
  { login: 'examiner1', name: '林考评', posts: ['examiner', 'senior_examiner'] },
  { login: 'examiner2', name: '胡考评', posts: ['examiner'] },
  { login: 'examiner3', name: '朱考评', posts: ['examiner'] },
  { login: 'examiner4', name: '高考评', posts: ['examiner', 'senior_examiner'] },
  { login: 'examiner5', name: '罗考评', posts: ['examiner'] },
  { login: 'examiner6', name: '许考评', posts: ['examiner'] },
  { login: 'examiner7', name: '邓考评', posts: ['examiner', 'senior_examiner'] },
  { login: 'mreviewer', name: '冯复核', posts: ['marking_reviewer'] },
  { login: 'areviewer', name: '曹统核', posts: ['aggregation_reviewer'] },
  { login: 'inspector', name: '袁督导', posts: ['inspector'] },
  { login: 'bureau', name: '市局督导', posts: ['external_inspector'] },
  { login: 'platform', name: '蒋平台', posts: ['platform'] },
];

/** Which account sits at which desk, for the list that the start prints. */
export const DEMO_ACCOUNTS: readonly { login: string; desk: string; path: string }[] = [
  { desk: '命题专家', login: 'writer', path: '/bank' },
  { desk: '审题专家', login: 'reviewer', path: '/bank' },
  { desk: '考务', login: 'officer', path: '/rounds' },
  { desk: '试卷保管', login: 'custodian', path: '/papers' },
  { desk: '区资格确认', login: 'district', path: '/eligibility/confirm' },
  { desk: '监考签到', login: 'invigilator1', path: '/check-in' },
  { desk: '主考/监考墙', login: 'chief', path: '/wall' },
  { desk: '考生端', login: '—', path: '/room' },
  { desk: '考评员', login: 'examiner1', path: '/marking' },
  { desk: '阅卷复核', login: 'mreviewer', path: '/marking/reviews' },
  { desk: '统分复核', login: 'areviewer', path: '/results' },
  { desk: '负责人', login: 'head', path: '/overview' },
  { desk: '督导', login: 'inspector', path: '/overview' },
  { desk: '信息平台', login: 'platform', path: '/accounts' },
  { desk: '公众查询', login: '—', path: '/board' },
];

/** Accounts of the demonstration staff; each has the id of its person. */
export async function seedAccounts(ctx: SeedContext): Promise<void> {
  const accounts = ctx.app.get(Accounts);
  for (const { login, name, posts } of ACCOUNTS) {
    const id = seedId(`person:${login}`);
    if (await ctx.db.one('SELECT 1 FROM account WHERE id = $1', [id])) continue;
    await accounts.create(ctx.actor, { id, login, name, password: DEMO_PASSWORD, posts, reason: '演示数据' });
  }
}
