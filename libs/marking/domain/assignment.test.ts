import type { RuleSetValues } from '@kaowu/contracts';
import { canAdjudicate, canAssign } from './assignment';
import type { AssignmentFacts, ExaminerCard, ExaminerDossier } from './assignment';
import type { DeclaredRelation, RecusalCandidate } from './recusal';

const DAY = '2026-11-20';
const rules: Pick<RuleSetValues, 'staffing' | 'rotation' | 'recusal'> = {
  staffing: {
    candidatesPerInvigilator: 15,
    minInvigilatorsPerRoom: 2,
    candidatesPerExaminer: 5,
    minExaminersPerGroup: 3,
    examinersOdd: true,
    examinerLevels: ['5', '4', '3'],
    cardValidYears: 3,
    trainingEveryDays: 92,
  },
  rotation: { maxRunning: 3, minChangedPercent: 33 },
  recusal: { relations: ['relative', 'master_apprentice', 'teacher_student', 'trainee', 'employer', 'colleague', 'other'] },
};

const card = (over: Partial<ExaminerCard> = {}): ExaminerCard => ({
  kind: 'examiner',
  occupationCode: '4-10-01-03',
  cardNo: 'K1',
  validFrom: '2025-01-01',
  validTo: '2027-12-31',
  ...over,
});

const examiner = (over: Partial<ExaminerDossier> = {}): ExaminerDossier => ({
  personId: 'e1',
  name: '林考评',
  posts: ['examiner'],
  qualifications: [card()],
  lastTrainingOn: '2026-10-10',
  idNumberLookup: 'L-e1',
  employer: '甲公司',
  trainingBody: null,
  relations: [],
  ...over,
});

const candidate = (over: Partial<RecusalCandidate> = {}): RecusalCandidate => ({
  candidateId: 'c1',
  nameMasked: '王**',
  idNumberLookup: 'L-c1',
  employer: '乙幼儿园',
  trainingBody: '丙学校',
  ...over,
});

const facts = (over: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  occupationCode: '4-10-01-03',
  level: '5',
  candidates: [candidate()],
  lookups: new Map(),
  otherDuties: new Map(),
  occasions: [],
  ...over,
});

const relation = (over: Partial<DeclaredRelation>): DeclaredRelation => ({
  kind: 'relative',
  withPersonId: null,
  withIdNumberLookup: null,
  withEmployer: null,
  ...over,
});

const occasion = (id: string, ...members: string[]): { id: string; groups: string[][] } => ({ id, groups: [members] });

const reasonsOf = (d: Partial<ExaminerDossier>, f: Partial<AssignmentFacts> = {}, r = rules, day = DAY): string[] => {
  const decision = canAssign(examiner(d), facts(f), r, day);
  return decision.ok ? [] : (decision.problem.details ?? []).map((x) => x.code);
};

const table: [name: string, d: Partial<ExaminerDossier>, f: Partial<AssignmentFacts>, codes: string[]][] = [
  ['fit', {}, {}, []],
  ['no examiner post', { posts: ['invigilator'] }, {}, ['examiner.no-post']],
  ['no card at all', { qualifications: [] }, {}, ['examiner.no-card']],
  ['only an inspector card', { qualifications: [card({ kind: 'inspector' })] }, {}, ['examiner.no-card']],
  ['card for another occupation', { qualifications: [card({ occupationCode: '4-04-05-04' })] }, {}, ['examiner.wrong-occupation']],
  ['examiner at level 3, still theirs', {}, { level: '3' }, []],
  ['examiner at level 2, beyond the card', {}, { level: '2' }, ['examiner.level-beyond-card']],
  ['senior examiner at level 2', { posts: ['senior_examiner'], qualifications: [card({ kind: 'senior_examiner' })] }, { level: '2' }, []],
  ['senior examiner at level 5', { posts: ['senior_examiner'], qualifications: [card({ kind: 'senior_examiner' })] }, {}, []],
  ['card ends today', { qualifications: [card({ validTo: DAY })] }, {}, []],
  ['card ended yesterday', { qualifications: [card({ validTo: '2026-11-19' })] }, {}, ['examiner.card-lapsed']],
  ['card begins today', { qualifications: [card({ validFrom: DAY })] }, {}, []],
  ['card begins tomorrow', { qualifications: [card({ validFrom: '2026-11-21' })] }, {}, ['examiner.card-not-yet-valid']],
  ['three years are the most, whatever is printed: last day', { qualifications: [card({ validFrom: '2023-11-20', validTo: '2030-01-01' })] }, {}, []],
  ['three years are the most, whatever is printed: a day later', { qualifications: [card({ validFrom: '2023-11-19', validTo: '2030-01-01' })] }, {}, ['examiner.card-lapsed']],
  ['a lapsed card beside a valid one', { qualifications: [card({ validTo: '2026-01-01' }), card({ cardNo: 'K2' })] }, {}, []],
  ['a valid card of another occupation does not help', { qualifications: [card({ validTo: '2026-01-01' }), card({ occupationCode: '4-04-05-04' })] }, {}, ['examiner.card-lapsed']],
  ['training exactly 92 days ago', { lastTrainingOn: '2026-08-20' }, {}, []],
  ['training 93 days ago', { lastTrainingOn: '2026-08-19' }, {}, ['examiner.training-overdue']],
  ['never trained', { lastTrainingOn: null }, {}, ['examiner.training-missing']],
  ['relative by ID number', { relations: [relation({ withIdNumberLookup: 'L-c1' })] }, {}, ['examiner.recused-relative']],
  ['relative of somebody who does not sit', { relations: [relation({ withIdNumberLookup: 'L-c9' })] }, {}, []],
  ['master of a person on the staff register who sits', { relations: [relation({ kind: 'master_apprentice', withPersonId: 'p7' })] }, { lookups: new Map([['p7', 'L-c1']]) }, ['examiner.recused-master-apprentice']],
  ['person on the register without number', { relations: [relation({ kind: 'master_apprentice', withPersonId: 'p7' })] }, { lookups: new Map([['p7', null]]) }, []],
  ['teacher', { relations: [relation({ kind: 'teacher_student', withIdNumberLookup: 'L-c1' })] }, {}, ['examiner.recused-teacher-student']],
  ['declared tie to the candidate’s employer', { relations: [relation({ kind: 'employer', withEmployer: '乙幼儿园' })] }, {}, ['examiner.recused-employer']],
  ['declared tie to the training body', { relations: [relation({ kind: 'trainee', withEmployer: '丙学校' })] }, {}, ['examiner.recused-trainee']],
  ['colleague', { relations: [relation({ kind: 'colleague', withIdNumberLookup: 'L-c1' })] }, {}, ['examiner.recused-colleague']],
  ['other declared ground', { relations: [relation({ kind: 'other', withIdNumberLookup: 'L-c1' })] }, {}, ['examiner.recused-other']],
  ['same employer', { employer: '乙幼儿园' }, {}, ['examiner.recused-employer']],
  ['same employer but for spaces', { employer: ' 乙幼儿园 ' }, {}, ['examiner.recused-employer']],
  ['nobody names an employer', { employer: '' }, { candidates: [candidate({ employer: '' })] }, []],
  ['teaches at the training body', { trainingBody: '丙学校' }, {}, ['examiner.recused-trainee']],
  ['works for the training body', { employer: '丙学校' }, {}, ['examiner.recused-trainee']],
  ['candidate without training body', { trainingBody: '丙学校' }, { candidates: [candidate({ trainingBody: null })] }, []],
  ['the examiner is the candidate', { idNumberLookup: 'L-c1' }, {}, ['examiner.recused-self']],
  ['two candidates, two grounds', { employer: '乙幼儿园', relations: [relation({ withIdNumberLookup: 'L-c2' })] }, { candidates: [candidate(), candidate({ candidateId: 'c2', idNumberLookup: 'L-c2', employer: '丁园' })] }, ['examiner.recused-employer', 'examiner.recused-relative']],
  ['two times running before: a third may follow', {}, { occasions: [occasion('r2', 'e1'), occasion('r1', 'e1')] }, []],
  ['three times running before: not a fourth', {}, { occasions: [occasion('r3', 'e1'), occasion('r2', 'e1'), occasion('r1', 'e1')] }, ['examiner.over-rotated']],
  ['a pause in between starts anew', {}, { occasions: [occasion('r4', 'e1'), occasion('r3', 'e9'), occasion('r2', 'e1'), occasion('r1', 'e1')] }, []],
  ['invigilates that session', {}, { otherDuties: new Map([['e1', '第一考场监考']]) }, ['examiner.other-duty']],
  ['all reasons at once', { posts: [], qualifications: [], lastTrainingOn: null, employer: '乙幼儿园' }, { otherDuties: new Map([['e1', '监考']]) }, ['examiner.no-post', 'examiner.no-card', 'examiner.training-missing', 'examiner.recused-employer', 'examiner.other-duty']],
];

describe('canAssign', () => {
  test.each(table)('%s', (_name, d, f, codes) => {
    expect(reasonsOf(d, f)).toEqual(codes);
  });

  test('a kind of relation that the rule set does not count forbids nothing', () => {
    const lenient = { ...rules, recusal: { relations: ['relative' as const] } };
    expect(reasonsOf({ employer: '乙幼儿园', relations: [relation({ kind: 'colleague', withIdNumberLookup: 'L-c1' })] }, {}, lenient)).toEqual([]);
  });

  test('names the candidate by masked name only', () => {
    const decision = canAssign(examiner({ employer: '乙幼儿园' }), facts(), rules, DAY);
    expect(decision.ok ? null : decision.problem).toEqual({
      code: 'marking.examiner-refused',
      params: { name: '林考评' },
      details: [{ code: 'examiner.recused-employer', params: { candidate: '王**' } }],
    });
  });
});

describe('canAdjudicate', () => {
  const senior = examiner({ posts: ['senior_examiner'], qualifications: [card({ kind: 'senior_examiner' })] });
  const codes = (who: ExaminerDossier, scorers: string[] = []): string[] => {
    const decision = canAdjudicate(who, { ...facts(), scorers, recusalAsked: false }, rules, DAY);
    return decision.ok ? [] : (decision.problem.details ?? []).map((d) => d.code);
  };

  test.each<[string, ExaminerDossier, string[], string[]]>([
    ['a senior examiner who scored nothing of it', senior, ['e2', 'e3'], []],
    ['a senior examiner who was a scorer', senior, ['e1', 'e2'], ['examiner.scored-this']],
    ['an ordinary examiner, also at an ordinary level', examiner(), ['e2'], ['examiner.not-senior']],
    ['a senior examiner of the same employer', { ...senior, employer: '乙幼儿园' }, [], ['examiner.recused-employer']],
    ['a senior examiner whose training is overdue', { ...senior, lastTrainingOn: '2026-01-01' }, [], ['examiner.training-overdue']],
  ])('%s', (_name, who, scorers, expected) => {
    expect(codes(who, scorers)).toEqual(expected);
  });
});
