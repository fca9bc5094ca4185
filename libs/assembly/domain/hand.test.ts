import { NO_CONSTRAINTS, type BlueprintConstraints } from '@kaowu/contracts';
import { richBank, sampleBlueprint } from '../testing/sample';
import { drawSet } from './draw';
import { checkForms } from './forms';
import { checkHand } from './hand';
import { prepareDraw } from './prepare';
import { readWholePaper, sectionNamed } from './whole-paper';

const bank = richBank(600);
const asking = (constraints: Partial<BlueprintConstraints> = {}) => sampleBlueprint({ constraints: { ...NO_CONSTRAINTS, rangeTolerance: 2, ...constraints } });
const input = (blueprint: ReturnType<typeof asking>) => {
  const made = prepareDraw(blueprint, bank.table, bank.pool);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};
/** The items of a paper that was drawn, by section. */
const drawn = (blueprint: ReturnType<typeof asking>): string[][] => {
  const [decision] = drawSet({ input: input(blueprint), papers: 1, texts: bank.texts, setSeed: 'hand' }, 1);
  if (!decision?.ok) throw new Error('no paper');
  const byVersion = new Map(bank.pool.map(({ versionId, itemId }) => [versionId, itemId] as const));
  const ids = decision.value.versionIds.map((id) => byVersion.get(id) ?? '');
  return [ids.slice(0, 80), ids.slice(80)];
};
const check = (blueprint: ReturnType<typeof asking>, sections: string[][]) => {
  const made = checkHand(blueprint, bank, sections);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
};

describe('a choice held against its blueprint', () => {
  it('holds where a drawn paper holds, and then makes a form', () => {
    const blueprint = asking({ importance: [{ importance: 'X', minPercent: 40, maxPercent: 80 }], wholeStimuli: true });
    const sections = drawn(blueprint);
    const { broken, unusable, questions, lines } = check(blueprint, sections);
    expect([broken, unusable, questions]).toEqual([0, [], 100]);
    expect(checkForms(input(blueprint), [sections]).ok).toBe(true);
    expect(lines.find(({ kind }) => kind === 'difficulty')?.value).toBeCloseTo(0.65, 1);
  });

  it('says of an empty one what is wanted, of a short one how much is there', () => {
    const blueprint = asking();
    const empty = check(blueprint, [[], []]);
    expect(empty.lines.filter(({ kind }) => kind === 'sections').map(({ lower, value, ok }) => [lower, value, ok])).toEqual([[80, 0, false], [20, 0, false]]);
    const [singles = [], others = []] = drawn(blueprint);
    const short = check(blueprint, [singles.slice(1), others]);
    expect(short.lines.filter(({ ok }) => !ok).map(({ zh, value }) => [zh.slice(0, 8), value])).toContainEqual(['“单项选择题”（', 79]);
  });

  it('names items that are enemies, and those that cannot be used', () => {
    const blueprint = asking();
    const pair = bank.pool.find(({ enemies, type }) => type === 'single' && enemies.some((id) => bank.pool.some((other) => other.itemId === id && other.type === 'single')));
    const other = bank.pool.find(({ itemId, type }) => type === 'single' && pair?.enemies.includes(itemId));
    if (!pair || !other) throw new Error('the sample has no such pair');
    const { lines, unusable } = check(blueprint, [[pair.itemId, other.itemId, pair.itemId, 'unknown'], []]);
    expect(lines.find(({ group }) => group === 'enemies')).toMatchObject({ ok: false, value: null, items: expect.arrayContaining([pair.itemId, other.itemId]) as string[] });
    expect(unusable).toEqual([pair.itemId, 'unknown']);
  });
});

describe('a whole paper from a sheet', () => {
  const spec = sampleBlueprint();
  it.each<[string, string, number]>([
    ['a number', '2', 1], ['the title', '单项选择题', 0], ['the title after its number', '判断题', 1], ['the type', '单选', 0], ['a number beyond', '3', -1], ['something else', '论述题', -1],
  ])('names a section by %s', (_name, text, section) => expect(sectionNamed(text, spec)).toBe(section));

  it('keeps the order, parts forms by letter, and says where a row is wrong', () => {
    const row = (n: number, form: string, section: string, serial: string) => ({ sheet: '整卷', row: n, cells: { form, section, serial } });
    const itemOf = new Map([[1, 'one'], [2, 'two'], [3, 'three']]);
    const { forms, details } = readWholePaper({
      letters: { form: 'A', section: 'B', serial: 'C' },
      rows: [row(2, 'A', '1', '2'), row(3, '', '1', '#1'), row(4, 'B卷', '判断题', '3'), row(5, 'A', '1', '2'), row(6, 'A', '9', '3'), row(7, 'A', '1', '77'), row(8, '甲', '1', '1')],
    }, spec, itemOf);
    expect(forms).toEqual([[['two', 'one'], []], [[], ['three']]]);
    expect(details.map(({ code, row: at, column }) => [code, at, column])).toEqual([
      ['whole-paper.item-twice', 5, 'C'], ['whole-paper.section-unknown', 6, 'B'], ['whole-paper.item-unknown', 7, 'C'], ['whole-paper.form-unknown', 8, 'A'],
    ]);
  });
});
