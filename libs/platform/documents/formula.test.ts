import { breakLines, type Inline } from './flow';
import { setFormula } from './formula';
import { newPdf } from './pdf';

const math = (inside: string, attributes = ''): string => `<math${attributes}>${inside}</math>`;

describe('a formula on paper', () => {
  test.each<[string, string]>([
    ['an incomplete fraction', math('<mfrac><mi>a</mi></mfrac>')],
    ['an element that is none', math('<mfoo/>')],
    ['nothing', math('')],
    ['no formula', '<p>x</p>'],
  ])('%s is refused', (_, mathml) => expect(setFormula(mathml)).toBeNull());

  test.each<[string, string]>([
    ['a tall bracket', math('<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd></mtr><mtr><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr><mtr><mtd><mn>4</mn></mtd></mtr></mtable><mo>)</mo>')],
    ['a ring and a strike', math('<menclose notation="circle"><mi>x</mi></menclose><menclose notation="updiagonalstrike box roundedbox"><mi>y</mi></menclose>')],
    ['Chinese', math('<mtext>功率因数</mtext>')],
    ['a sign of another part of the font', math('<mi>𝔸</mi><mo>⇌</mo><mi mathvariant="fraktur">g</mi>')],
    ['a name of a sign', math('<mi>&alpha;</mi><mo>&#x2212;</mo>')],
  ])('%s is drawn', (_, mathml) => {
    const formula = setFormula(mathml);
    const pdf = newPdf();
    formula?.parts.forEach((part) => part.draw(pdf, 50, 100, 10.5));
    expect(formula?.parts.length).toBeGreaterThan(0);
  });

  it('stands on its line: a letter has no depth, a fraction has, Chinese is as wide as its letters', () => {
    const depth = (mathml: string): number => setFormula(mathml)?.parts[0]?.depth ?? NaN;
    expect(depth(math('<mi>x</mi>'))).toBeLessThan(0.05);
    expect(depth(math('<mfrac><mi>a</mi><mi>b</mi></mfrac>'))).toBeGreaterThan(0.3);
    expect(setFormula(math('<mtext>功率因数</mtext>'))?.parts[0]?.width).toBeCloseTo(4, 1);
  });

  it('may be parted at its relations on a line, never where it has a line of its own', () => {
    const sum = '<mi>a</mi><mo>=</mo><mi>b</mi><mo>+</mo><mi>c</mi>';
    expect(setFormula(math(sum))?.parts).toHaveLength(3);
    expect(setFormula(math(sum, ' display="block"'))).toMatchObject({ block: true, parts: [expect.anything()] });
  });
});

describe('lines of words and boxes', () => {
  const type = { font: 'regular', size: 10 } as const;
  const pdf = newPdf();
  const words = (text: string): Inline => ({ kind: 'words', text });
  const box = (width: number, height = 5): Inline => ({ kind: 'box', gap: 0, width, height, depth: 2, draw: () => undefined });
  const shown = (inlines: Inline[], width: number): string[] =>
    breakLines(pdf, inlines, width, type).map(({ placed }) => placed.map(({ piece }) => (piece.kind === 'box' ? '□' : piece.text)).join(''));

  test.each<[string, Inline[], number, string[]]>([
    ['what fits exactly stays on the line', [words('甲乙'), box(10)], 30, ['甲乙□']],
    ['what is a hair too wide does not', [words('甲乙'), box(10.1)], 30, ['甲乙', '□']],
    ['no comma begins a line', [words('甲乙'), box(10), words('，丙')], 30, ['甲乙', '□，丙']],
    ['what follows it may', [words('甲乙'), box(10), words('，丙')], 40, ['甲乙□，', '丙']],
    ['no bracket ends one', [words('甲（'), box(10), words('）')], 30, ['甲', '（□）']],
    ['a line ends where the text says so', [words('甲\n'), box(10), words('\n乙')], 100, ['甲', '□', '乙']],
    ['Latin words stay whole', [words('甲 volt'), box(5)], 25, ['甲 ', 'volt□']],
    ['a word wider than the line is cut', [words('甲乙丙丁')], 20, ['甲乙', '丙丁']],
  ])('%s', (_, inlines, width, lines) => expect(shown(inlines, width)).toEqual(lines));

  it('are as high as what stands on them', () => {
    const [low, high] = [box(5), box(5, 40)].map((one) => breakLines(pdf, [words('甲'), one], 100, type)[0]);
    expect(high?.ascent).toBe(41);
    expect(low?.ascent).toBeLessThan(15);
  });
});
