import { ANSWER_TYPES } from '../answer-types';
import { practicePaper } from './paper';

const questions = (language: 'zh' | 'en') => practicePaper(language).sections.flatMap((s) => s.questions);

describe('the practice paper', () => {
  it('has a question of every type that the room shows', () => {
    expect(new Set(questions('zh').map((q) => q.type))).toEqual(new Set(ANSWER_TYPES));
  });

  it('is numbered through, and is the same in both languages but for its words', () => {
    const [zh, en] = [questions('zh'), questions('en')];
    expect(zh.map((q) => q.no)).toEqual(zh.map((_, i) => i + 1));
    expect(en.map((q) => [q.no, q.type, q.options.map((o) => o.id)])).toEqual(zh.map((q) => [q.no, q.type, q.options.map((o) => o.id)]));
    expect(en.map((q) => q.stem + [...q.options, ...(q.lefts ?? []), ...(q.rights ?? [])].map((o) => o.text).join('') + (q.unit ?? '')).join('')).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
