import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperContent, PaperKeyValue } from '@kaowu/contracts';
import { canonicalJson, sha256 } from '@kaowu/kernel';
import { richBank, sampleBlueprint } from '../testing/sample';
import { planDraw } from './draw-plan';
import { formPaper, type FormAlgorithm, type FormSelection } from './forms';
import { prepareDraw } from './prepare';

const bank = richBank(400);
const blueprint = sampleBlueprint({
  sections: [
    { title: '单项选择题', type: 'single', count: 40, pointsEach: 200, ranges: [] },
    { title: '判断题', type: 'true_false', count: 20, pointsEach: 100, ranges: [] },
  ],
});
const input = prepareDraw(blueprint, bank.table, bank.pool);
if (!input.ok) throw new Error(JSON.stringify(input.problem));
const plan = planDraw(input.value);
/** Two forms: every other item of the bank, last first. What a form holds is not asked here, only what comes of it. */
const forms: FormSelection[] = [0, 1].map((f) => (['single', 'true_false'] as const).map((type, s) =>
  bank.pool.filter((item) => item.type === type).filter((_, i) => i % 2 === f).slice(0, s === 0 ? 40 : 20).map(({ itemId }) => itemId).reverse()));

const paper = (no: number, algorithm: FormAlgorithm) => formPaper(plan, forms, bank.texts, { setSeed: 'golden', no, algorithm });
const ids = (no: number, algorithm: FormAlgorithm): string[] => (JSON.parse(paper(no, algorithm).key) as PaperKeyValue).questions.map(({ itemId }) => itemId);

describe('copies of fixed forms', () => {
  it('ask in the order that was given with fixed-1, in an order of their own with forms-1', () => {
    const [first = []] = forms;
    for (const no of [1, 3, 5]) expect(ids(no, 'fixed-1')).toEqual(first.flat());
    expect(ids(1, 'forms-1')).not.toEqual(first.flat());
    expect(ids(1, 'forms-1')).not.toEqual(ids(3, 'forms-1'));
    expect([...ids(1, 'forms-1')].sort()).toEqual([...first.flat()].sort());
  });

  it('are different papers, for the options stand in an order of their own', () => {
    expect(new Set([1, 3, 5, 7].map((no) => paper(no, 'fixed-1').digest)).size).toBe(4);
    expect([1, 2, 3, 4].map((no) => paper(no, 'fixed-1').figures.form)).toEqual([0, 1, 0, 1]);
  });

  it('share the letters of right answers out evenly', () => {
    for (const no of [1, 2, 3, 4]) {
      const { questions } = JSON.parse(paper(no, 'fixed-1').key) as PaperKeyValue;
      const letters = questions.filter(({ type }) => type === 'single').map(({ key }) => key[0] ?? '');
      const counts = ['A', 'B', 'C', 'D'].map((letter) => letters.filter((own) => own === letter).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it('number their questions through the paper', () => {
    const { sections } = JSON.parse(paper(1, 'fixed-1').content) as PaperContent;
    expect(sections.flatMap(({ questions }) => questions.map(({ no }) => no))).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });
});

describe('golden papers', () => {
  /** Made once and never to be made again: a difference means that stored papers cannot be rebuilt. */
  it.each(['forms-1', 'fixed-1'] as const)('of %s come out as they always did', (algorithm) => {
    const made = { poolDigest: sha256(canonicalJson(bank.pool)), digests: [1, 2, 3, 4, 5, 6].map((no) => paper(no, algorithm).digest) };
    expect(made).toEqual(JSON.parse(readFileSync(join(__dirname, `golden/${algorithm}.json`), 'utf8')));
  });
});
