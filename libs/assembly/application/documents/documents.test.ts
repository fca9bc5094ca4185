import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticalTask } from '@kaowu/bank';
import type { PaperContent, PaperKeyValue, PrintRunView } from '@kaowu/contracts';
import { pdfBytes, qrPng } from '@kaowu/platform';
import { drawAnswerSheet } from './answer-sheet';
import { drawCopy, type Copy } from './booklet';
import { drawCustodyRecord, drawLabels } from './envelope-papers';
import { drawKey } from './marking-key';
import { MarkedPdf } from './page';
import { drawTaskSheets } from './practical';
import { lengthOf, mediaOf, picturesIn, printedPictures } from './rich';
import { Unprintable } from './unprintable';

const ARTEFACTS = join(__dirname, '../../../../test/artefacts');
mkdirSync(ARTEFACTS, { recursive: true });

const AT = new Date('2026-11-27T02:03:04Z');
const reader = { name: '陈考务', at: AT };
const option = (id: string, text: string) => ({ id, text });
const paper: PaperContent = {
  title: '保育师（五级）理论知识试卷', totalPoints: 10_000, durationMinutes: 90,
  sections: [
    { title: '一、单项选择题', type: 'single', questions: Array.from({ length: 80 }, (_, i) => ({
      no: i + 1, type: 'single' as const, points: 100, stem: `保育员在组织幼儿进餐时，下列做法中正确的是（　　）。第 ${i + 1} 题`,
      options: i % 3 === 0 ? [option('A', '催促'), option('B', '鼓励'), option('C', '批评'), option('D', '比较')]
        : ['A', 'B', 'C', 'D'].map((id) => option(id, `餐前半小时组织安静活动，餐后组织散步，并关注个别幼儿的进餐情况（${id}）`)),
    })) },
    { title: '二、判断题', type: 'true_false', questions: Array.from({ length: 20 }, (_, i) => ({ no: 81 + i, type: 'true_false' as const, points: 100, stem: '幼儿午睡时应保持室内空气流通。', options: [option('true', '正确'), option('false', '错误')] })) },
    { title: '三、简答题', type: 'short_answer', questions: [{ no: 101, type: 'short_answer', points: 1000, stem: '简述幼儿发热时的处理步骤。', options: [] }] },
  ],
};
const media = mediaOf();
const copies: Copy[] = [{ code: '0001-0001', form: 'A', paper, media }, { code: '0001-0002', form: 'B', paper, media }];
const key: PaperKeyValue = {
  questions: paper.sections.flatMap(({ questions }) => questions.map(({ no, type, points }) => ({
    no, type, points, versionId: '', itemId: '', digest: '', elementCode: '', key: type === 'single' ? ['B'] : type === 'true_false' ? ['true'] : ['测体温；物理降温；联系家长；送医'],
  }))),
};
const person = { id: '', name: '何保管' };
const steps: PrintRunView['envelopeList'][number]['steps'] = [
  { id: '1', step: 'printed', at: AT.toISOString(), actor: { id: '', name: '陈考务' }, witness: null, witnessedAt: null, figures: { copies: 30 }, note: '' },
  { id: '2', step: 'sealed', at: AT.toISOString(), actor: { id: '', name: '陈考务' }, witness: person, witnessedAt: AT.toISOString(), figures: { sealNo: 'F-100' }, note: '封签完好' },
  { id: '3', step: 'returned', at: AT.toISOString(), actor: { id: '', name: '周监考' }, witness: person, witnessedAt: null, figures: { used: 28, unused: 1, spoiled: 1 }, note: '' },
];
const run: PrintRunView = {
  id: '', serial: 1, setId: '', setName: '2026 年第 4 批 第一场', state: 'authorised', copies: 62, envelopes: 3, abroad: 3, openFindings: 1, opensAt: '2026-11-28T01:00:00.000Z', orderedAt: AT.toISOString(),
  forms: 2, orderedBy: { id: '', name: '陈考务' }, reason: '纸笔考试', printFrom: AT.toISOString(), authorisations: [{ person, reason: '同意', factor: 'totp', at: AT.toISOString() }], authorisationsNeeded: 2,
  awaited: [], twoPersonSteps: [], secondFactorRequired: false, handlers: [], issued: [],
  envelopeList: ['第一考场', '第二考场', '备用'].map((label, i) => ({ id: '', code: `0001-0${i + 1}`, label, firstCopy: 1 + i * 30, copies: i === 2 ? 2 : 30, byForm: [15, 15], step: null, next: [], awaited: null, openFindings: 0, steps: i === 0 ? steps : [] })),
  findings: [{ id: '', envelopeId: '', envelope: '0001-01', step: 'returned', kind: 'count', expected: '30', found: '29', explanation: '一份破损', raisedBy: person, raisedAt: AT.toISOString(), closedBy: null, closedAt: null, closingReason: null }],
};

/** Formulas as the bank holds them. */
const FORMULAS = {
  emf: '<math><mi>E</mi><mo>=</mo><mn>6</mn><mtext>伏</mtext></math>',
  fraction: '<math><mfrac><mrow><mn>3</mn><msub><mi>R</mi><mn>1</mn></msub></mrow><mrow><mn>2</mn><mi>π</mi></mrow></mfrac></math>',
  root: '<math><msqrt><mrow><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn><mi>a</mi><mi>c</mi></mrow></msqrt></math>',
  long: '<math><mi>R</mi><mo>=</mo><msub><mi>R</mi><mn>1</mn></msub><mo>+</mo><msub><mi>R</mi><mn>2</mn></msub><mo>+</mo><mfrac><mrow><msub><mi>R</mi><mn>3</mn></msub><msub><mi>R</mi><mn>4</mn></msub></mrow><mrow><msub><mi>R</mi><mn>3</mn></msub><mo>+</mo><msub><mi>R</mi><mn>4</mn></msub></mrow></mfrac><mo>+</mo><msub><mi>R</mi><mn>5</mn></msub><mo>≈</mo><mn>12.5</mn><mo>+</mo><mn>3.75</mn></math>',
  block: '<math display="block"><mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><mrow><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn><mi>a</mi><mi>c</mi></mrow></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac></math>',
  matrix: '<math><mrow><mo>(</mo><mtable columnlines="solid" frame="dashed"><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr><mtr><mtd><mn>5</mn></mtd><mtd><mn>6</mn></mtd></mtr><mtr><mtd><mn>7</mn></mtd><mtd><mn>8</mn></mtd></mtr></mtable><mo>)</mo></mrow><mo>⇌</mo><menclose notation="circle"><mi>A</mi></menclose></math>',
  sum: '<math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub><mo>=</mo><msubsup><mo>∫</mo><mn>0</mn><mi>∞</mi></msubsup><mi>f</mi><mo>(</mo><mi>x</mi><mo>)</mo><mi>d</mi><mi>x</mi></math>',
};
const task: PracticalTask = {
  taskVersionId: '', taskId: '', elementTableId: '', code: 'T-1', version: 1, name: '三相异步电动机测量', minutes: 60, fullPoints: 10_000, weightPercent: 100, rangeCodes: [], digest: '',
  instructions: `1. 测量绕组电阻，按 ${FORMULAS.fraction} 换算。\n2. 记录数据：\n| 相 | 电阻 |\n| --- | --- |\n| U | ${FORMULAS.emf} |`, preparation: '',
  criteria: [{ code: 'C1', name: `换算 ${FORMULAS.root}`, requirement: '', standard: '', points: 10_000, steps: [] }],
  fatalItems: [{ code: 'F1', text: `电压高于 ${FORMULAS.emf} 时带电操作`, effect: 'task_zero' }],
};

/** Draws a document, keeps it among the artefacts, and gives its pages and how often the loop turned meanwhile. */
async function made(name: string, draw: (doc: MarkedPdf) => void | Promise<void>): Promise<{ pages: number; text: string; bytes: number }> {
  const doc = new MarkedPdf(name, reader, { compress: false });
  await draw(doc);
  const pages = doc.finish();
  const bytes = await pdfBytes(doc.pdf);
  writeFileSync(join(ARTEFACTS, `print-${name}.pdf`), bytes);
  return { pages, text: Buffer.from(bytes).toString('latin1'), bytes: bytes.byteLength };
}

describe('documents of a print run', () => {
  it('number every copy on pages of its own, and turn the loop between questions', async () => {
    let turns = 0;
    const { pages, text } = await made('copies', async (doc) => {
      for (const copy of copies) await drawCopy(doc, copy, () => Promise.resolve(void turns++));
    });
    expect(turns).toBe(202);
    expect(pages % 2).toBe(0);
    expect(pages).toBeGreaterThanOrEqual(10);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages);
  });

  const [first] = paper.sections;
  const asked = (...questions: Partial<PaperContent['sections'][number]['questions'][number]>[]): PaperContent => ({
    ...paper, sections: [{ title: '一、单项选择题', type: 'single', questions: questions.map((question, i) => ({ ...(first?.questions[0] as PaperContent['sections'][number]['questions'][number]), no: i + 1, ...question })) }],
  });
  const copyOf = (shown: PaperContent, known = mediaOf()): Copy => ({ code: '0001-0003', form: null, paper: shown, media: known });
  const drawn = (shown: PaperContent, known = mediaOf()) => drawCopy(new MarkedPdf('', reader), copyOf(shown, known), () => Promise.resolve());
  const png = `${'ab'.repeat(32)}.png`;

  it('print the pictures of a question', async () => {
    const shown = asked({ stem: `如图所示的标志表示（　　）。![标志](media:${png})`, stimulus: { text: '下列各题依据同一材料。' } });
    expect(picturesIn(JSON.stringify(shown))).toEqual([png]);
    const known = mediaOf(new Map([[png, { bytes: await qrPng('kaowu'), moving: false }]]));
    expect((await made('pictures', (doc) => drawCopy(doc, copyOf(shown, known), () => Promise.resolve()))).text).toContain('/Subtype /Image');
  });

  it('print pictures of screens: a moving one as it begins, and say so', async () => {
    const [gif, webp] = [`${'cd'.repeat(32)}.gif`, `${'ef'.repeat(32)}.webp`];
    const bytes: Record<string, Buffer> = {
      [gif]: Buffer.from('R0lGODlhAgACAIEAAP8AAAD/AAAA/wAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQACgAAACwAAAAAAgACAAACA0Q0BQAh+QQACgAAACwAAAAAAgACAAACA0Q0BQA7', 'base64'),
      [webp]: Buffer.from('UklGRioAAABXRUJQVlA4TB4AAAAvAUAAEB8gEEjaH3qN+RcQFPk/2vwH8KVgFyL6HwE=', 'base64'),
    };
    const shown = asked({ stem: `看图。![动](media:${gif})`, options: [option('A', `![](media:${webp})`), option('B', '以上都不是')] });
    const pictures = await printedPictures(JSON.stringify(shown), (name) => Promise.resolve(bytes[name] ?? Buffer.alloc(0)));
    expect([...pictures].map(([name, { moving }]) => [name, moving])).toEqual([[gif, true], [webp, false]]);
    const { text } = await made('screen-pictures', (doc) => drawCopy(doc, copyOf(shown, mediaOf(pictures)), () => Promise.resolve()));
    expect(text.match(/\/Subtype \/Image/g)).toHaveLength(2);
  });

  it('say where a sound is, by its number', async () => {
    await expect(drawn(asked({ stimulus: { text: `听录音。![铃声](media:${'cd'.repeat(32)}.mp3)` }, options: [option('A', `![](media:${'ef'.repeat(32)}.ogg)`), option('B', '乙')] }))).resolves.toBeUndefined();
    expect(lengthOf(`![铃声](media:${'cd'.repeat(32)}.mp3)`, media)).toBe('【音频 CDCDCDCD】'.length);
    await made('sounds', (doc) => drawCopy(doc, copyOf(asked({ stem: `听录音，选出警报。![铃声](media:${'cd'.repeat(32)}.mp3)` })), () => Promise.resolve()));
  });

  it('set formulas on the line, in options, tables, material, keys and tasks', async () => {
    const shown = asked(
      { stimulus: { text: `某电路中电源电动势 ${FORMULAS.emf}，内阻 ${FORMULAS.fraction}，各电阻见下表。\n| 元件 | 阻值 | 关系 |\n| --- | --- | --- |\n| R1 | ${FORMULAS.fraction} Ω | 串联 |\n| R2 | 20 Ω | ${FORMULAS.emf} |` }, stem: `通过电阻的电流为（　　）。其中 ${FORMULAS.emf}，温度系数取 ${FORMULAS.fraction}，测量时环境温度保持不变，并按 ${FORMULAS.long} 计算总阻值，结果保留两位小数。`, options: [option('A', FORMULAS.fraction), option('B', FORMULAS.root), option('C', '2 A'), option('D', FORMULAS.emf)] },
      { stem: `一元二次方程的求根公式是\n${FORMULAS.block}\n则判别式为（　　）。`, options: [option('A', `当 ${FORMULAS.root} 时成立，即两个实数根相等，而且抛物线与横轴只有一个公共点，此时顶点在横轴上`), option('B', FORMULAS.matrix), option('C', FORMULAS.sum), option('D', '以上都不对')] },
    );
    const { text, pages } = await made('formulas', (doc) => drawCopy(doc, copyOf(shown), () => Promise.resolve()));
    expect(pages).toBeGreaterThan(0);
    expect(text).not.toContain('math');
    await made('formula-keys', (doc) => drawKey(doc, { title: paper.title, form: 'A', media, key: { questions: [{ ...(key.questions[100] as PaperKeyValue['questions'][number]), key: [`由 ${FORMULAS.emf} 得 ${FORMULAS.fraction}`, FORMULAS.root] }] } }));
    await made('formula-tasks', (doc) => drawTaskSheets(doc, { name: '操作技能', occupation: '电工（四级）', opensAt: AT }, 1, [{ weightHundredths: 10_000, task }], media));
  });

  test.each<[string, Parameters<typeof asked>[0], string]>([
    ['a formula that cannot be set', { stem: '<math><mfrac><mi>a</mi></mfrac></math>' }, '第 1 题　题干'],
    ['a formula too wide for its line', { stem: `<math display="block"><mtext>${'电'.repeat(90)}</mtext></math>` }, '第 1 题　题干'],
    ['a picture in an option that cannot be read', { options: [option('A', '甲'), option('B', `![图](media:${'cd'.repeat(32)}.gif)`)] }, '第 1 题　选项 B'],
  ])('refuse %s with its place', async (_name, question, place) => {
    const error = await drawn(asked(question)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Unprintable);
    expect((error as Unprintable).problem).toMatchObject({ code: 'print.not-printable', params: { place } });
  });

  it('set a formula smaller where it is a little wider than its line', async () => {
    await expect(drawn(asked({ stem: `<math display="block"><mtext>${'电'.repeat(55)}</mtext></math>` }))).resolves.toBeUndefined();
  });

  it('give each copy an answer sheet, and a form its key', async () => {
    expect((await made('answer-sheets', (doc) => copies.forEach((copy) => drawAnswerSheet(doc, copy)))).pages).toBe(2);
    expect((await made('keys', (doc) => drawKey(doc, { title: paper.title, form: 'A', key, media }))).pages).toBe(1);
  });

  it('label eight envelopes a page, and record every step', async () => {
    expect((await made('labels', (doc) => drawLabels(doc, run))).pages).toBe(1);
    expect((await made('record', (doc) => drawCustodyRecord(doc, run))).pages).toBe(1);
  });
});
