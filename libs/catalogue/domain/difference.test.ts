import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { catalogueFile, type Level } from '@kaowu/contracts';
import { diffEditions } from './difference';
import { admitEdition, editionCounts, editionDigest, editionsOfFile, type Edition, type Occupation } from './edition';

const occupation = (code: string, name: string, over: Partial<Occupation> = {}): Occupation => ({
  seq: 1, code, name, offers: [{ direction: '', level: '5' }], notes: [], newCode: null, codeMeansNow: null, ...over,
});
const list = (edition: string, ...occupations: Occupation[]): Edition => ({ edition, title: edition, issuedOn: null, basis: '', occupations });
const [A, B] = ['4-01-01-01', '4-01-01-02'];

describe('diffEditions (D1)', () => {
  it('the same list has no difference', () => {
    const one = list('1', occupation(A, '甲'), occupation(B, '乙'));
    expect(diffEditions(one, { ...one, edition: '2' })).toEqual({
      from: '1', to: '2', occupationsAdded: [], occupationsRemoved: [], renamed: [], recoded: [], reassigned: [], offersAdded: [], offersRemoved: [], offersKept: 2,
    });
  });

  it('added and removed', () => {
    expect(diffEditions(list('1', occupation(A, '甲')), list('2', occupation(B, '乙')))).toMatchObject({
      occupationsAdded: [{ code: B, name: '乙' }], occupationsRemoved: [{ code: A, name: '甲' }], renamed: [], recoded: [], reassigned: [], offersKept: 0,
    });
  });

  it('same name under another code is re-coded and keeps its offers', () => {
    expect(diffEditions(list('1', occupation(A, '甲')), list('2', occupation(B, '甲')))).toMatchObject({
      recoded: [{ name: '甲', fromCode: A, toCode: B }], occupationsAdded: [], occupationsRemoved: [], offersAdded: [], offersRemoved: [], offersKept: 1,
    });
  });

  it('same code under another name is renamed', () => {
    expect(diffEditions(list('1', occupation(A, '甲')), list('2', occupation(A, '甲（新）')))).toMatchObject({
      renamed: [{ code: A, fromName: '甲', toName: '甲（新）' }], occupationsAdded: [], reassigned: [],
    });
  });

  it('a code that the list says went elsewhere is re-assigned, not renamed', () => {
    const difference = diffEditions(list('1', occupation(A, '甲', { newCode: B })), list('2', occupation(A, '丙')));
    expect(difference).toMatchObject({ renamed: [], reassigned: [{ code: A, fromName: '甲', toName: '丙' }], occupationsRemoved: [{ code: A, name: '甲' }], occupationsAdded: [{ code: A, name: '丙' }] });
  });

  it('two occupations that swap codes are both re-coded, and both codes re-assigned', () => {
    const difference = diffEditions(list('1', occupation(A, '甲'), occupation(B, '乙')), list('2', occupation(A, '乙'), occupation(B, '甲')));
    expect(difference.recoded).toHaveLength(2);
    expect(difference.reassigned).toHaveLength(2);
    expect(difference.offersKept).toBe(2);
  });

  it('an offer gained and one lost', () => {
    const before = occupation(A, '甲', { offers: [{ direction: '', level: '5' }, { direction: '植保', level: '4' }] });
    const after = occupation(A, '甲', { offers: [{ direction: '', level: '5' }, { direction: '', level: '4' }] });
    expect(diffEditions(list('1', before), list('2', after))).toMatchObject({
      offersAdded: [{ code: A, name: '甲', direction: '', level: '4' }], offersRemoved: [{ code: A, name: '甲', direction: '植保', level: '4' }], offersKept: 1,
    });
  });

  const anyOffer = fc.record({ direction: fc.constantFrom('', '甲向', '乙向'), level: fc.constantFrom<Level>('5', '4', '3') });
  const anyList = (edition: string): fc.Arbitrary<Edition> =>
    fc.uniqueArray(
      fc.record({
        code: fc.integer({ min: 0, max: 6 }).map((n) => `4-01-01-0${n}`),
        name: fc.constantFrom('甲', '乙', '丙', '丁', '戊'),
        offers: fc.uniqueArray(anyOffer, { minLength: 1, selector: (o) => `${o.direction}${o.level}` }),
      }),
      { selector: (o) => o.code },
    ).map((all) => list(edition, ...all.filter((o, i) => all.findIndex((p) => p.name === o.name) === i).map((o) => occupation(o.code, o.name, { offers: o.offers }))));

  it('read backwards it is its own mirror, and the counts add up', () => {
    fc.assert(
      fc.property(anyList('1'), anyList('2'), (one, two) => {
        const there = diffEditions(one, two);
        const back = diffEditions(two, one);
        const codes = (all: readonly { code: string }[]) => all.map((o) => o.code).sort();
        expect(codes(there.occupationsAdded)).toEqual(codes(back.occupationsRemoved));
        expect(codes(there.occupationsRemoved)).toEqual(codes(back.occupationsAdded));
        expect(there.recoded.map((r) => r.name).sort()).toEqual(back.recoded.map((r) => r.name).sort());
        expect(there.offersKept).toBe(back.offersKept);
        expect(editionCounts(one).offers - there.offersRemoved.length + there.offersAdded.length).toBe(editionCounts(two).offers);
      }),
    );
  });
});

describe('the published lists', () => {
  const file = [join(__dirname, '../../../seeds/catalogue/catalogue.json'), join(__dirname, '../../../../shared/data/catalogue.json')].find(existsSync);
  const lists = (): Edition[] => {
    const answer = editionsOfFile(catalogueFile.parse(JSON.parse(readFileSync(file ?? '', 'utf8'))));
    if (!answer.ok) throw new Error(answer.problem.code);
    return answer.value;
  };

  it('both lists load through one reader, with the counts of the sources', () => {
    expect(lists().map((l) => [l.edition, editionCounts(l)])).toEqual([
      ['BJ-2022-8', { occupations: 20, directions: 20, offers: 137 }],
      ['RESELECT-42', { occupations: 42, directions: 0, offers: 194 }],
    ]);
  });

  it('the four occupations that stand in both lists come out as re-coded', () => {
    const [notice, later] = lists() as [Edition, Edition];
    const difference = diffEditions(notice, later);
    expect(difference.recoded).toEqual([
      { name: '互联网营销师', fromCode: '4-01-02-07', toCode: '4-01-06-02' },
      { name: '无人机驾驶员', fromCode: '4-99-00-00', toCode: '4-02-04-06' },
      { name: '工业机器人系统操作员', fromCode: '6-30-99-00', toCode: '6-31-07-03' },
      { name: '工业机器人系统运维员', fromCode: '6-31-01-10', toCode: '6-31-07-01' },
    ]);
    expect(difference.occupationsRemoved).toHaveLength(16);
    expect(difference.occupationsAdded).toHaveLength(38);
  });

  it('levels belong to the direction', () => {
    const bim = lists()[0]?.occupations.find((o) => o.code === '4-04-05-04');
    const levels = (direction: string) => bim?.offers.filter((o) => o.direction === direction).map((o) => o.level);
    expect([levels(''), levels('建筑工程'), bim?.codeMeansNow]).toEqual([['5', '4', '1'], ['3', '2'], '数据库运行管理员']);
  });

  it('the digest follows the content', () => {
    const [notice] = lists() as [Edition];
    expect(editionDigest(notice)).toBe(editionDigest((lists() as [Edition])[0]));
    expect(editionDigest({ ...notice, title: 'x' })).not.toBe(editionDigest(notice));
  });
});

describe('editionsOfFile refuses what is wrong, with its place', () => {
  const offers = [{ direction: null, level: 5, grade: '五级/初级工' }];
  const fileOf = (...occupations: unknown[]) => catalogueFile.parse({ lists: [{ id: 'X', title: 'x', occupations }] });
  it.each([
    ['a code twice', fileOf({ seq: 1, code: A, name: '甲', offers }, { seq: 2, code: A, name: '乙', offers }), 'catalogue.code-twice', 'lists.0.occupations.1'],
    ['a name twice', fileOf({ seq: 1, code: A, name: '甲', offers }, { seq: 2, code: B, name: '甲', offers }), 'catalogue.name-twice', 'lists.0.occupations.1'],
    ['an offer twice', fileOf({ seq: 1, code: A, name: '甲', offers: [...offers, ...offers] }), 'catalogue.offer-twice', 'lists.0.occupations.0.offers.1'],
    ['a grade that disagrees', fileOf({ seq: 1, code: A, name: '甲', offers: [{ level: 5, grade: '四级/中级工' }] }), 'catalogue.grade-disagrees', 'lists.0.occupations.0.offers.0.grade'],
  ])('%s', (_, file, code, field) => {
    const answer = editionsOfFile(file);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'catalogue.file-invalid', details: [{ code, field }] } });
  });

  it('all eight grades are read', () => {
    const levels = [0, 5, 4, 3, 2, 1, 'S', 'C'];
    const answer = editionsOfFile(fileOf({ seq: 1, code: A, name: '甲', offers: levels.map((level) => ({ level })) }));
    expect(answer.ok && answer.value[0]?.occupations[0]?.offers.map((o) => o.level)).toEqual(['0', '5', '4', '3', '2', '1', 'S', 'C']);
  });
});

describe('admitEdition', () => {
  const list = { edition: 'X', effectiveFrom: '2026-01-01', effectiveTo: '2026-12-31' };
  it.each([
    ['the first day', list, '2026-01-01', true],
    ['the day before', list, '2025-12-31', false],
    ['the last day', list, '2026-12-31', true],
    ['the day after', list, '2027-01-01', false],
    ['no days stated', { ...list, effectiveFrom: null, effectiveTo: null }, '1999-01-01', true],
    ['no last day', { ...list, effectiveTo: null }, '2099-01-01', true],
    ['no first day', { ...list, effectiveFrom: null }, '2027-01-01', false],
  ])('%s', (_, edition, day, allowed) => expect(admitEdition(edition, day).ok).toBe(allowed));
});
