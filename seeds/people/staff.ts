import type { QualificationKind } from '@kaowu/contracts';

/** The employer of the body's own staff. */
export const OWN_EMPLOYER = '示范职业技能评价中心';

/** An employer of demonstration candidates; one examiner has a declared relation with it and is refused for them. */
export const DEMO_CANDIDATE_EMPLOYER = '示范幼儿园';

/** What the demonstration staff have beside their account: employer, contract, cards, relations. */
export interface DemoPerson {
  readonly login: string;
  readonly employer?: string;
  readonly trainingBody?: string;
  /** True for outside experts, who work under a contract with an undertaking of confidentiality (D47). */
  readonly external?: boolean;
  readonly cards?: readonly QualificationKind[];
  /** The card ran out a few weeks ago, to show how a lapsed examiner is refused. */
  readonly lapsed?: boolean;
  readonly relationWithEmployer?: string;
}

/** The demonstration staff, in the order of the list of posts. Names and posts are those of the accounts. */
export const STAFF: readonly DemoPerson[] = [
  { login: 'head' },
  { login: 'officer' },
  { login: 'officer2' },
  { login: 'custodian' },
  { login: 'district', employer: '示例区主管部门' },
  { login: 'writer' },
  { login: 'writer2', employer: '示范职业学院', external: true },
  { login: 'reviewer', employer: '示范职业学院', external: true },
  { login: 'invigilator1' },
  { login: 'invigilator2' },
  { login: 'invigilator3' },
  { login: 'invigilator4' },
  { login: 'chief' },
  { login: 'examiner1', cards: ['examiner', 'senior_examiner'] },
  { login: 'examiner2', cards: ['examiner'] },
  { login: 'examiner3', employer: '示范职业学院', external: true, cards: ['examiner'] },
  { login: 'examiner4', employer: '示范托育协会', external: true, cards: ['examiner', 'senior_examiner'] },
  { login: 'examiner5', employer: '示范托育协会', external: true, trainingBody: '示范托育培训学校', cards: ['examiner'] },
  { login: 'examiner6', cards: ['examiner'], relationWithEmployer: DEMO_CANDIDATE_EMPLOYER },
  { login: 'examiner7', cards: ['examiner', 'senior_examiner'], lapsed: true },
  { login: 'mreviewer', cards: ['examiner', 'senior_examiner'] },
  { login: 'areviewer' },
  { login: 'inspector', cards: ['inspector'] },
  { login: 'bureau', employer: '示例市主管部门' },
  { login: 'platform' },
];
