import fc from 'fast-check';
import type { ItemType, PaperContent, PaperKeyValue } from '@kaowu/contracts';
import { canonicalJson } from '@kaowu/kernel';
import { composePaper, type ItemText } from './compose';

const head = { title: '试卷', totalPoints: 100, durationMinutes: 60 };
const optionsOf = (...texts: string[]): ItemText['options'] => texts.map((text, i) => ({ id: String.fromCharCode(65 + i), text }));

/** A paper of one question, opened. */
function only(item: Partial<ItemText>, seed: string): { shown: string[]; ids: string[]; key: string[]; answers: string[] } {
  const text: ItemText = { versionId: 'v', type: 'single', stem: '题', options: [], key: ['A'], ...item };
  const drawn = {
    sections: [{ title: '一', type: text.type, pointsEach: 100, questions: [{ no: 1, itemId: 'i', versionId: 'v', digest: 'd', elementCode: 'A-A-A-001' }] }],
  };
  const paper = composePaper(head, drawn, new Map([['v', text]]), seed);
  const options = (JSON.parse(paper.content) as PaperContent).sections[0]?.questions[0]?.options ?? [];
  const key = (JSON.parse(paper.key) as PaperKeyValue).questions[0]?.key ?? [];
  return {
    shown: options.map((o) => o.text), ids: options.map((o) => o.id), key,
    answers: options.filter(({ id }) => key.includes(id)).map((o) => o.text),
  };
}

const seeds = Array.from({ length: 60 }, (_, i) => `seed ${i}`);
/** All orders in which the options are shown over many seeds. */
const orders = (item: Partial<ItemText>): Set<string> => new Set(seeds.map((seed) => only(item, seed).shown.join('|')));

describe('options on a paper', () => {
  it('are shown in every order, under the letters A, B, C', () => {
    expect(orders({ options: optionsOf('甲', '乙', '丙') }).size).toBe(6);
    expect(only({ options: optionsOf('甲', '乙', '丙') }, 's').ids).toEqual(['A', 'B', 'C']);
  });

  it('put the right answer in each place about equally often', () => {
    const places = [0, 0, 0, 0];
    for (let i = 0; i < 2000; i++) {
      const { ids, key } = only({ options: optionsOf('甲', '乙', '丙', '丁') }, `balance ${i}`);
      const place = ids.indexOf(key[0] ?? '');
      places[place] = (places[place] ?? 0) + 1;
    }
    for (const n of places) expect(Math.abs(n - 500)).toBeLessThan(80);
  });

  it.each([['以上都对'], ['上述均不正确'], ['都是'], ['均正确'], ['全部正确'], ['All these choices are correct'], ['None of the above'], ['All of the above']])(
    'leave "%s" in its place and shuffle the others', (text) => {
      const item = { options: optionsOf('甲', '乙', '丙', text) };
      expect(orders(item).size).toBe(6);
      for (const seed of seeds) expect(only(item, seed).shown[3]).toBe(text);
    });

  it.each([['A和C'], ['A、B、D'], ['A 与 B'], ['Both A and B']])('keep their letters where "%s" names letters', (text) => {
    expect(orders({ options: optionsOf('甲', '乙', '丙', text) })).toEqual(new Set([`甲|乙|丙|${text}`]));
  });

  it.each([['以上岁数的老人'], ['维生素A'], ['ABC 分类法'], ['全国']])('shuffle "%s" like any other', (text) => {
    expect(orders({ options: optionsOf('甲', '乙', text) }).size).toBe(6);
  });

  it('keep the order and the ids of true/false, and say the words where the item has none', () => {
    for (const seed of seeds) {
      const paper = only({ type: 'true_false', key: ['false'] }, seed);
      expect(paper).toMatchObject({ ids: ['true', 'false'], shown: ['正确', '错误'], key: ['false'], answers: ['错误'] });
    }
    const own = only({ type: 'true_false', key: ['true'], options: [{ id: 'true', text: 'True' }, { id: 'false', text: 'False' }] }, 's');
    expect(own.shown).toEqual(['True', 'False']);
  });

  it('leave the accepted texts of an open question as they are', () => {
    expect(only({ type: 'fill_in', key: ['每日', '每天'] }, 's')).toMatchObject({ shown: [], key: ['每日', '每天'] });
  });

  it('always carry the same answers to the same texts', () => {
    const texts = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 });
    fc.assert(fc.property(texts, fc.nat(), fc.string(), (list, mask, seed) => {
      const options = optionsOf(...list);
      const key = options.filter((_, i) => (mask >> i) & 1).map(({ id }) => id);
      fc.pre(key.length > 0);
      const paper = only({ type: 'multiple', options, key }, seed);
      expect([...paper.shown].sort()).toEqual([...list].sort());
      expect([...paper.answers].sort()).toEqual(options.filter(({ id }) => key.includes(id)).map((o) => o.text).sort());
      expect(paper.key).toEqual([...paper.key].sort());
    }));
  });
});

describe('bytes of a paper', () => {
  const types: ItemType[] = ['single', 'multiple', 'true_false', 'fill_in', 'essay'];
  it('are canonical JSON, whatever the texts hold', () => {
    fc.assert(fc.property(
      fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...types), fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), fc.string(),
      (stem, title, type, list, seed) => {
        const text: ItemText = { versionId: 'v', type, stem, options: optionsOf(...list), key: ['A', 'true'] };
        const question = { no: 1, itemId: 'i', versionId: 'v', digest: 'd', elementCode: 'e' };
        const paper = composePaper({ ...head, title }, { sections: [{ title, type, pointsEach: 50, questions: [question] }] }, new Map([['v', text]]), seed);
        expect(canonicalJson(JSON.parse(paper.content))).toBe(paper.content);
        expect(canonicalJson(JSON.parse(paper.key))).toBe(paper.key);
      },
    ));
  });

  it('need every text', () => {
    const question = { no: 1, itemId: 'i', versionId: 'v', digest: 'd', elementCode: 'e' };
    expect(() => composePaper(head, { sections: [{ title: '', type: 'single', pointsEach: 1, questions: [question] }] }, new Map(), 's')).toThrow('has no text');
  });
});
