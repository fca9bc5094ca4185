import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperContent, PaperKeyValue, PrintRunView } from '@kaowu/contracts';
import { pdfBytes, qrPng } from '@kaowu/platform';
import { drawAnswerSheet } from './answer-sheet';
import { drawCopy, type Copy } from './booklet';
import { drawCustodyRecord, drawLabels } from './envelope-papers';
import { drawKey } from './marking-key';
import { MarkedPdf } from './page';
import { picturesIn, withoutMedia } from './pictures';

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
const pictures = new Map<string, Uint8Array>();
const copies: Copy[] = [{ code: '0001-0001', form: 'A', paper, pictures }, { code: '0001-0002', form: 'B', paper, pictures }];
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

  it('print the pictures of a question, and say where a sound cannot be printed', async () => {
    const name = `${'ab'.repeat(32)}.png`;
    const stem = `如图所示的标志表示（　　）。![标志](media:${name})![铃声](media:${'cd'.repeat(32)}.mp3)`;
    const [first] = paper.sections;
    const shown: PaperContent = { ...paper, sections: [{ title: '一、单项选择题', type: 'single', questions: [{ ...(first?.questions[0] as PaperContent['sections'][number]['questions'][number]), stem, stimulus: { text: '下列各题依据同一材料。' } }] }] };
    expect(picturesIn(JSON.stringify(shown))).toEqual([name]);
    const known = new Map<string, Uint8Array>([[name, await qrPng('kaowu')]]);
    expect(withoutMedia(stem, known)).toBe('如图所示的标志表示（　　）。（见图）［铃声］');
    const { text } = await made('pictures', (doc) => drawCopy(doc, { code: '0001-0003', form: null, paper: shown, pictures: known }, () => Promise.resolve()));
    expect(text).toContain('/Subtype /Image');
  });

  it('give each copy an answer sheet, and a form its key', async () => {
    expect((await made('answer-sheets', (doc) => copies.forEach((copy) => drawAnswerSheet(doc, copy)))).pages).toBe(2);
    expect((await made('keys', (doc) => drawKey(doc, { title: paper.title, form: 'A', key }))).pages).toBe(1);
  });

  it('label eight envelopes a page, and record every step', async () => {
    expect((await made('labels', (doc) => drawLabels(doc, run))).pages).toBe(1);
    expect((await made('record', (doc) => drawCustodyRecord(doc, run))).pages).toBe(1);
  });
});
