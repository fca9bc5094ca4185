import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { skillWeightsFile } from '@kaowu/contracts';
import { admitWeights, standardsOfFile, weightSum } from './weights';

const file = [join(__dirname, '../../../seeds/catalogue/skill-weights.json'), join(__dirname, '../../../../shared/data/skill_weights.json')].find(existsSync);

describe('standardsOfFile (D2)', () => {
  it('takes the complete standards of the published file, every level at 100 %', () => {
    const { standards, leftOut } = standardsOfFile(skillWeightsFile.parse(JSON.parse(readFileSync(file ?? '', 'utf8'))));
    expect(standards.length).toBeGreaterThanOrEqual(41);
    expect(standards.flatMap((s) => s.levels.map((l) => weightSum(l.rows))).filter((sum) => sum !== 10_000)).toEqual([]);
    const nursery = standards.find((s) => s.name === '保育师');
    expect(nursery?.levels.find((l) => l.level === '5')?.rows).toContainEqual({ name: '生活照料', weightHundredths: 3500 });
    expect(nursery?.serves).toEqual([{ edition: 'RESELECT-42', code: '4-10-01-03' }]);
    expect(leftOut.filter((l) => l.reason === 'no-weights').length).toBe(15);
  });

  it.each([
    ['exactly 100', { 甲: 60, 乙: 40 }, 1, []],
    ['hundredths that sum to 100', { 甲: 33.33, 乙: 33.33, 丙: 33.34 }, 1, []],
    ['a hundredth short', { 甲: 60, 乙: 39.99 }, 0, ['not-100']],
    ['a hundredth over', { 甲: 60, 乙: 40.01 }, 0, ['not-100']],
  ])('a level of %s', (_, weights, standards, reasons) => {
    const answer = standardsOfFile(skillWeightsFile.parse({ source: 's', occupations: [{ name: '甲职', status: 'ok', standard_code: '4-01-01-01', levels: { '5': weights } }] }));
    expect([answer.standards.length, answer.leftOut.map((l) => l.reason)]).toEqual([standards, reasons]);
  });

  it('leaves out a level that is none of the eight', () => {
    const answer = standardsOfFile(skillWeightsFile.parse({ source: 's', occupations: [{ name: '甲职', status: 'ok', standard_code: '4-01-01-01', levels: { '9': { 甲: 100 } } }] }));
    expect(answer).toEqual({ standards: [], leftOut: [{ name: '甲职', level: '9', reason: 'unknown-level', sum: 100 }] });
  });
});

describe('admitWeights', () => {
  it.each([
    ['100 %', [['甲', 6000], ['乙', 4000]], 'ok'],
    ['99.99 %', [['甲', 6000], ['乙', 3999]], 'standard.weights-not-100'],
    ['100.01 %', [['甲', 6000], ['乙', 4001]], 'standard.weights-not-100'],
    ['a function twice', [['甲', 5000], ['甲', 5000]], 'standard.name-twice'],
  ] as const)('%s', (_, rows, expected) => {
    const answer = admitWeights({ level: '5', rows: rows.map(([name, weightHundredths]) => ({ name, weightHundredths })) });
    expect(answer.ok ? 'ok' : answer.problem.code).toBe(expected);
  });
});
