/**
 * Everything that a person may be allowed to do. A route or a socket event names exactly one; what is not granted
 * is refused.
 */
export const PERMISSIONS = [
  'account.manage',
  'journal.read',
  'catalogue.read',
  'catalogue.manage',
  'organisation.manage',
  'people.read',
  'people.manage',
  'bank.read',
  'bank.write',
  'bank.review',
  'bank.approve',
  'blueprint.write',
  'paper.read',
  'paper.manage',
  'paper.release',
  'custody.read',
  'custody.record',
  'sitting.read',
  'sitting.manage',
  'eligibility.check',
  'eligibility.confirm',
  'checkin.perform',
  'room.watch',
  'room.command',
  'session.start',
  'marking.read',
  'marking.manage',
  'marking.score',
  'marking.adjudicate',
  'marking.review',
  'results.read',
  'results.compute',
  'results.review',
  'results.release',
  'results.publish',
  'certificate.read',
  'certificate.file',
  'certificate.issue',
  'oversight.read',
  'oversight.write',
  'candidate.sit',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

interface PostKind {
  readonly zh: string;
  readonly en: string;
  readonly permissions: readonly Permission[];
}

const READ_ALL = [
  'catalogue.read', 'people.read', 'paper.read', 'custody.read', 'sitting.read', 'room.watch', 'marking.read', 'results.read',
  'certificate.read', 'oversight.read', 'journal.read',
] as const satisfies readonly Permission[];

/**
 * The posts of an organisation (D46: 管理、考务、监考、命题、考评、督导、信息平台专员) and what each may do. A person with
 * two posts has the permissions of both; separation of duties is checked where the act happens.
 */
export const POSTS = {
  head: { zh: '评价机构负责人', en: 'Head of the body', permissions: [...READ_ALL, 'bank.read', 'bank.approve', 'paper.release', 'custody.record', 'results.release', 'certificate.issue', 'organisation.manage', 'oversight.write'] },
  officer: { zh: '考务', en: 'Exam officer', permissions: ['catalogue.read', 'catalogue.manage', 'people.read', 'people.manage', 'blueprint.write', 'paper.read', 'paper.manage', 'custody.read', 'custody.record', 'sitting.read', 'sitting.manage', 'eligibility.check', 'room.watch', 'marking.read', 'marking.manage', 'results.read', 'results.compute', 'results.publish', 'certificate.read', 'certificate.file'] },
  custodian: { zh: '试卷保管员', en: 'Paper custodian', permissions: ['paper.read', 'paper.release', 'custody.read', 'custody.record', 'sitting.read'] },
  district: { zh: '区资格确认', en: 'District confirmation', permissions: ['eligibility.confirm', 'sitting.read'] },
  writer: { zh: '命题专家', en: 'Item writer', permissions: ['catalogue.read', 'bank.read', 'bank.write', 'blueprint.write', 'paper.read'] },
  item_reviewer: { zh: '审题专家', en: 'Item reviewer', permissions: ['catalogue.read', 'bank.read', 'bank.review', 'bank.approve', 'paper.read'] },
  invigilator: { zh: '监考员', en: 'Invigilator', permissions: ['custody.read', 'custody.record', 'sitting.read', 'checkin.perform', 'room.watch', 'room.command'] },
  chief: { zh: '主考', en: 'Chief invigilator', permissions: ['custody.read', 'custody.record', 'sitting.read', 'checkin.perform', 'room.watch', 'room.command', 'session.start'] },
  examiner: { zh: '考评员', en: 'Examiner', permissions: ['marking.score'] },
  senior_examiner: { zh: '高级考评员', en: 'Senior examiner', permissions: ['marking.score', 'marking.adjudicate'] },
  marking_reviewer: { zh: '阅卷复核员', en: 'Marking reviewer', permissions: ['marking.read', 'marking.review'] },
  aggregation_reviewer: { zh: '统分复核员', en: 'Aggregation reviewer', permissions: ['results.read', 'results.review'] },
  inspector: { zh: '内部质量督导员', en: 'Internal inspector', permissions: [...READ_ALL, 'oversight.write'] },
  external_inspector: { zh: '外部督导', en: 'External inspector', permissions: [...READ_ALL] },
  platform: { zh: '信息平台专员', en: 'Platform officer', permissions: ['account.manage', 'people.read', 'journal.read', 'catalogue.read'] },
} as const satisfies Record<string, PostKind>;

export type Post = keyof typeof POSTS;

/** The post codes as a tuple, for schemas. */
export const POST_CODES = Object.keys(POSTS) as [Post, ...Post[]];

/** All that a holder of these posts may do. */
export const permissionsOf = (posts: readonly Post[]): ReadonlySet<Permission> =>
  new Set(posts.flatMap((post) => POSTS[post].permissions as readonly Permission[]));
