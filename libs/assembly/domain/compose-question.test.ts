import fc from 'fast-check';
import type { PaperContent, PaperKeyValue } from '@kaowu/contracts';
import { canonicalJson } from '@kaowu/kernel';
import { composePaper, type ItemText } from './compose';

const head = { title: '试卷', totalPoints: 100, durationMinutes: 60 };
const base = { versionId: 'v', options: [], key: [] as string[] };

function only(item: ItemText, seed = 's', form: 2 | 'before' = 2) {
  const drawn = { sections: [{ title: '一', type: item.type, pointsEach: 100, questions: [{ no: 1, itemId: 'i', versionId: 'v', digest: 'd', elementCode: 'A-A-A-001' }] }] };
  const paper = composePaper(head, drawn, new Map([['v', item]]), seed, { order: 'balanced', form: form === 2 ? 2 : undefined });
  const question = (JSON.parse(paper.content) as PaperContent).sections[0]?.questions[0];
  const key = (JSON.parse(paper.key) as PaperKeyValue).questions[0];
  if (!question || !key) throw new Error('no question');
  return { paper, question, key };
}
const letters = (n: number) => Array.from({ length: n }, (_, i) => ({ id: String.fromCharCode(65 + i), text: `选项${i}` }));

const matching: ItemText = { ...base, type: 'matching', stem: '配对', pairs: [{ left: '佝偻病', right: '维生素D' }, { left: '坏血病', right: '维生素C' }, { left: '', right: '维生素B' }] };
const ordering: ItemText = { ...base, type: 'ordering', stem: '排序', options: letters(4), key: ['C', 'A', 'D', 'B'] };
const numerical: ItemText = { ...base, type: 'numerical', stem: '多少', numbers: [{ value: '6.25', tolerance: '0.05' }, { value: '6', tolerance: '1', weight: 50 }], unit: '米' };
const blanks: ItemText = { ...base, type: 'fill_in', stem: '____ 与 ____', blanks: [{ accepted: [{ text: '甲' }, { text: '乙', weight: 50 }] }, { accepted: [{ text: '对' }, { text: '错', weight: 0 }], choices: true }] };

describe('a paper of form 2', () => {
  test('matching: sides with ids of their own, the pairs only in the key', () => {
    const { question, key } = only(matching);
    expect([question.lefts?.map((c) => c.text), question.rights?.map((c) => c.text).sort()]).toEqual([['佝偻病', '坏血病'], ['维生素B', '维生素C', '维生素D']]);
    const right = (left: string) => question.rights?.find((r) => r.id === key.scoring?.pairs?.find((p) => p.left === question.lefts?.find((l) => l.text === left)?.id)?.right)?.text;
    expect([right('佝偻病'), right('坏血病')]).toEqual(['维生素D', '维生素C']);
  });
  test('ordering: shuffled options, the key in the right order', () => {
    const { question, key } = only(ordering);
    expect(key.key.map((id) => question.options.find((o) => o.id === id)?.text)).toEqual(['选项2', '选项0', '选项3', '选项1']);
    expect(key.scoring).toEqual({});
  });
  test('numerical: unit shown, numbers in the key alone', () => {
    const { question, key, paper } = only(numerical);
    expect([question.unit, paper.content.includes('6.25'), key.key, key.scoring?.numbers?.length]).toEqual(['米', false, ['6.25 ± 0.05'], 2]);
  });
  test('several blanks: choices shown, right ones not', () => {
    const { question, key, paper } = only(blanks);
    expect([question.blanks?.[0], [...(question.blanks?.[1]?.choices ?? [])].sort(), paper.content.includes('甲')]).toEqual([{}, ['对', '错'], false]);
    expect(key.scoring?.blanks?.[0]).toEqual({ accepted: [{ text: '甲' }, { text: '乙', weight: 50 }] });
  });
  test('weights follow their options through the shuffle', () => {
    for (let i = 0; i < 20; i++) {
      const { question, key } = only({ ...base, type: 'multiple', stem: '选', options: letters(3), key: ['A', 'B'], weights: { A: 70, B: 30, C: -50 } }, `w${i}`);
      expect(Object.fromEntries(question.options.map((o) => [o.text, key.scoring?.weights?.[o.id]]))).toEqual({ 选项0: 70, 选项1: 30, 选项2: -50 });
    }
  });
  test('formulas and pictures go with their texts', () => {
    const { question } = only({ ...base, type: 'single', stem: '看\\(x\\)', options: letters(2), key: ['A'], rich: { '看\\(x\\)': '看<math/>', 选项1: '<img/>' } });
    expect([question.html, question.options.find((o) => o.text === '选项1')?.html, question.options.find((o) => o.text === '选项0')?.html]).toEqual(['看<math/>', '<img/>', undefined]);
  });
  test.each([['matching', matching], ['ordering', ordering], ['numerical', numerical], ['blanks', blanks]] as const)('%s: canonical bytes, the same each time', (_, item) => {
    fc.assert(fc.property(fc.string(), (seed) => {
      const { paper } = only(item, seed);
      expect([canonicalJson(JSON.parse(paper.content)), canonicalJson(JSON.parse(paper.key))]).toEqual([paper.content, paper.key]);
      expect(only(item, seed).paper.digest).toBe(paper.digest);
    }), { numRuns: 30 });
  });
  test('a plain question is written as it always was', () => {
    const plain: ItemText = { ...base, type: 'single', stem: '题', options: letters(4), key: ['B'] };
    expect(only(plain, 's', 2).paper).toEqual(only(plain, 's', 'before').paper);
  });
  test('sets that were drawn before keep their form: nothing but stem, options and key', () => {
    const { question, key } = only({ ...blanks, rich: { [blanks.stem]: '<b/>' } }, 's', 'before');
    expect([Object.keys(question).sort(), key.scoring]).toEqual([['no', 'options', 'points', 'stem', 'type'], undefined]);
  });
});
