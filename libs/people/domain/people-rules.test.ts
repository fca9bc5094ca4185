import type { Engagement, Post } from '@kaowu/contracts';
import { admitPerson, sexOfIdNumber } from './person';
import { admitAppointment, endPost, postsOn, type HeldPost } from './posts';
import { admitCard, admitRelation, cardState, lastDayOfCard, lastQuarterlyTraining, revokeCard, trainingDueOn } from './records';

const codeOf = (answer: { ok: true } | { ok: false; problem: { code: string } }): string => (answer.ok ? 'ok' : answer.problem.code);
const contract: Engagement = { contractNo: 'HT-1', scope: '实操考评', validFrom: '2026-01-01', validTo: '2026-12-31', confidentialitySignedOn: '2025-12-20' };

describe('admitPerson', () => {
  it.each([
    ['a sound number', { idNumber: '110101199003070011' }, 'ok'],
    ['no number', { idNumber: null }, 'ok'],
    ['a digit short', { idNumber: '11010119900307001' }, 'person.id-number-length'],
    ['a letter inside', { idNumber: '11010119900307A011' }, 'person.id-number-characters'],
    ['30 February', { idNumber: '110101199002300011' }, 'person.id-number-date'],
    ['a wrong check digit', { idNumber: '110101199003070012' }, 'person.id-number-check'],
    ['the sex that the number tells', { idNumber: '110101199003070011', sex: 'male' as const }, 'ok'],
    ['the other sex', { idNumber: '110101199003070011', sex: 'female' as const }, 'person.sex-disagrees'],
    ['a contract of one day', { engagement: { ...contract, validTo: '2026-01-01' } }, 'ok'],
    ['a contract that ends a day before it begins', { engagement: { ...contract, validTo: '2025-12-31' } }, 'person.engagement-dates-reversed'],
    ['confidentiality signed on the first day', { engagement: { ...contract, confidentialitySignedOn: '2026-01-01' } }, 'ok'],
    ['confidentiality signed a day late', { engagement: { ...contract, confidentialitySignedOn: '2026-01-02' } }, 'person.confidentiality-late'],
  ])('%s', (_, over, expected) => expect(codeOf(admitPerson({ sex: null, engagement: null, idNumber: null, ...over }))).toBe(expected));

  it('the 17th digit tells the sex', () => expect([sexOfIdNumber('110101199003070011'), sexOfIdNumber('110105188302021684')]).toEqual(['male', 'female']));
});

describe('posts (D46)', () => {
  const held = (post: Post, from: string, to: string | null = null): HeldPost => ({ id: post, post, from, to });
  const person = (over: Partial<Parameters<typeof admitAppointment>[0]> = {}) => ({ leftOn: null, engagement: null, posts: [held('examiner', '2026-01-01', '2026-06-30')], ...over });

  it.each([
    ['a second post', person(), { post: 'invigilator', from: '2026-03-01' }, 'ok'],
    ['the same post while it is held', person(), { post: 'examiner', from: '2026-06-30' }, 'post.already-held'],
    ['the same post the day after', person(), { post: 'examiner', from: '2026-07-01' }, 'ok'],
    ['the same post before one that is agreed for later', person(), { post: 'examiner', from: '2025-01-01' }, 'post.already-held'],
    ['a post of the authority beside one of the body', person(), { post: 'district', from: '2026-06-30' }, 'post.conflict'],
    ['a post of the authority after one of the body', person(), { post: 'external_inspector', from: '2026-07-01' }, 'ok'],
    ['a post of the body beside one of the authority', person({ posts: [held('district', '2026-01-01')] }), { post: 'examiner', from: '2027-01-01' }, 'post.conflict'],
    ['somebody who left', person({ leftOn: '2026-05-01' }), { post: 'writer', from: '2026-07-01' }, 'person.left'],
    ['an expert on the first day of the contract', person({ engagement: contract }), { post: 'writer', from: '2026-01-01' }, 'ok'],
    ['an expert a day before it', person({ engagement: contract }), { post: 'writer', from: '2025-12-31' }, 'post.external-needs-contract'],
    ['an expert on the last day of it', person({ engagement: contract }), { post: 'writer', from: '2026-12-31' }, 'ok'],
    ['an expert the day after it', person({ engagement: contract }), { post: 'writer', from: '2027-01-01' }, 'post.external-needs-contract'],
  ] as const)('%s', (_, who, entry, expected) => expect(codeOf(admitAppointment(who, entry))).toBe(expected));

  it.each([
    ['on its first day', held('chief', '2026-01-01'), '2026-01-01', 'ok'],
    ['the day before', held('chief', '2026-01-01'), '2025-12-31', 'post.ends-before-it-begins'],
    ['twice', held('chief', '2026-01-01', '2026-02-01'), '2026-03-01', 'post.already-ended'],
  ])('ending %s', (_, post, day, expected) => expect(codeOf(endPost(post, day))).toBe(expected));

  it.each([
    ['the day before', '2025-12-31', []],
    ['the first day', '2026-01-01', ['examiner']],
    ['the last day', '2026-06-30', ['examiner']],
    ['the day after', '2026-07-01', []],
  ])('held on %s', (_, day, posts) => expect(postsOn(person().posts, day)).toEqual(posts));
});

describe('cards', () => {
  const card = { validFrom: '2025-01-01', validTo: '2027-12-31', revokedOn: null };
  it.each([
    ['the day before', card, '2024-12-31', 'future'],
    ['the first day', card, '2025-01-01', 'valid'],
    ['the last day', card, '2027-12-31', 'valid'],
    ['the day after', card, '2028-01-01', 'lapsed'],
    ['the last day of a withdrawn one', { ...card, revokedOn: '2026-05-01' }, '2026-05-01', 'valid'],
    ['the day after that', { ...card, revokedOn: '2026-05-01' }, '2026-05-02', 'revoked'],
  ])('%s', (_, c, day, state) => expect(cardState(c, day)).toBe(state));

  it('counts up to the earlier of both days', () => expect([lastDayOfCard(card), lastDayOfCard({ ...card, revokedOn: '2026-05-01' })]).toEqual(['2027-12-31', '2026-05-01']));

  it.each([
    ['one day', { validFrom: '2025-01-01', validTo: '2025-01-01' }, 'ok'],
    ['reversed', { validFrom: '2025-01-02', validTo: '2025-01-01' }, 'qualification.dates-reversed'],
  ])('registering %s', (_, c, expected) => expect(codeOf(admitCard(c))).toBe(expected));

  it.each([
    ['on the first day', card, '2025-01-01', 'ok'],
    ['a day before', card, '2024-12-31', 'qualification.revoked-outside-validity'],
    ['a day after the end', card, '2028-01-01', 'qualification.revoked-outside-validity'],
    ['twice', { ...card, revokedOn: '2026-01-01' }, '2026-02-01', 'qualification.already-revoked'],
  ])('withdrawing %s', (_, c, day, expected) => expect(codeOf(revokeCard(c, day))).toBe(expected));
});

describe('the quarterly training (D45)', () => {
  const log = [
    { kind: 'quarterly' as const, heldOn: '2026-07-01' },
    { kind: 'quarterly' as const, heldOn: '2026-10-10' },
    { kind: 'warning_education' as const, heldOn: '2026-11-01' },
  ];
  it.each([
    ['the last one', '2026-11-20', '2026-10-10'],
    ['on its day', '2026-10-10', '2026-10-10'],
    ['the day before it', '2026-10-09', '2026-07-01'],
    ['before any', '2026-06-30', null],
  ])('%s', (_, day, expected) => expect(lastQuarterlyTraining(log, day)).toBe(expected));
  it.each([['over a month', '2026-10-10', 92, '2027-01-10'], ['on the day itself', '2026-10-10', 0, '2026-10-10'], ['without one', null, 92, null]])(
    'counts %s', (_, heldOn, days, due) => expect(trainingDueOn(heldOn, days)).toBe(due),
  );
});

describe('admitRelation (D25)', () => {
  const entry = { kind: 'relative' as const, withPersonId: null, withIdNumber: null, withName: null, withEmployer: null, note: '' };
  const [me, other] = ['0199a000-0000-7000-8000-000000000001', '0199a000-0000-7000-8000-000000000002'];
  it.each([
    ['with a colleague', { withPersonId: other }, 'ok'],
    ['with somebody by number', { withIdNumber: '110101199003070011' }, 'ok'],
    ['with an employer', { kind: 'employer' as const, withEmployer: '某幼儿园' }, 'ok'],
    ['with nobody', {}, 'relation.needs-one-counterpart'],
    ['with an empty employer', { withEmployer: '' }, 'relation.needs-one-counterpart'],
    ['with two', { withPersonId: other, withEmployer: '某幼儿园' }, 'relation.needs-one-counterpart'],
    ['with oneself', { withPersonId: me }, 'relation.with-oneself'],
    ['kin of an employer', { withEmployer: '某幼儿园' }, 'relation.kind-needs-person'],
    ['teacher at an employer', { kind: 'teacher_student' as const, withEmployer: '某学校' }, 'ok'],
  ])('%s', (_, over, expected) => expect(codeOf(admitRelation(me, { ...entry, ...over }))).toBe(expected));
});
