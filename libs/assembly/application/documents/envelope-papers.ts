import { CUSTODY_FINDINGS, CUSTODY_STEPS, type PrintRunView } from '@kaowu/contracts';
import { drawQr } from '@kaowu/platform';
import { INK, mm, stamp, type MarkedPdf } from './page';
import { ruledRow } from './rich';

const LABEL = { columns: 2, rows: 4 } as const;

const formsOf = (envelope: PrintRunView['envelopeList'][number]): string =>
  envelope.byForm.length === 0 ? '每份不同' : envelope.byForm.map((count, i) => `${String.fromCharCode(65 + i)} 卷 ${count} 份`).join('，');

const lastCopy = ({ code, firstCopy, copies }: PrintRunView['envelopeList'][number]): string => {
  const run = code.split('-')[0] ?? '';
  const four = (n: number): string => String(n).padStart(4, '0');
  return `${run}-${four(firstCopy)} 至 ${run}-${four(firstCopy + copies - 1)}`;
};

/** Draws a label and seal strip 封签 for every envelope, eight a page. */
export function drawLabels(doc: MarkedPdf, run: PrintRunView): void {
  const { pdf } = doc;
  run.envelopeList.forEach((envelope, i) => {
    if (i % (LABEL.columns * LABEL.rows) === 0) doc.begin({ left: run.setName, part: 'labels' });
    const [width, height] = [doc.width / LABEL.columns, (pdf.page.height - mm(38)) / LABEL.rows];
    const x = pdf.page.margins.left + (i % LABEL.columns) * width;
    const y = mm(16) + Math.floor((i % (LABEL.columns * LABEL.rows)) / LABEL.columns) * height;
    pdf.rect(x + 3, y + 3, width - 6, height - 6).lineWidth(0.8).strokeColor(INK).stroke();
    const inner = { width: width - 24 - mm(20), lineGap: 2 };
    pdf.font('bold').fontSize(11).fillColor(INK).text('机密★启用前', x + 12, y + 12, inner);
    pdf.fontSize(19).text(envelope.code, x + 12, y + 28, { ...inner, lineBreak: false });
    pdf.fontSize(12).text(envelope.label, x + 12, y + 54, { width: width - 24, height: 16, ellipsis: true });
    pdf.font('regular').fontSize(9.5).text(run.setName, x + 12, y + 72, { width: width - 24, height: 14, ellipsis: true });
    pdf.text(`${envelope.copies} 份　${formsOf(envelope)}`, x + 12, y + 87, { width: width - 24 });
    pdf.text(`试卷编号 ${lastCopy(envelope)}`, x + 12, y + 101, { width: width - 24 });
    pdf.text(`开考 ${stamp(new Date(run.opensAt)).slice(0, 16)}　此前不得启封`, x + 12, y + 115, { width: width - 24 });
    pdf.text('封签号 ____________　装袋人 ____________', x + 12, y + 135, { width: width - 24 });
    pdf.text('密封人 ____________　____________', x + 12, y + 152, { width: width - 24 });
    drawQr(pdf, `KAOWU:${envelope.code}`, x + width - mm(22), y + 12, mm(17));
  });
}

const COLUMNS = [['步骤', 0.1], ['时间', 0.2], ['经手人', 0.13], ['共同经手人', 0.2], ['数量、封签', 0.22], ['说明', 0.15]] as const;
const SHARES = COLUMNS.map(([, share]) => share);

function figuresText({ copies, sealNo, used, unused, spoiled }: PrintRunView['envelopeList'][number]['steps'][number]['figures']): string {
  return [
    copies === undefined ? '' : `${copies} 份`, sealNo === undefined ? '' : `封签 ${sealNo}`,
    used === undefined ? '' : `已用 ${used}，未用 ${unused ?? 0}，作废 ${spoiled ?? 0}`,
  ].filter(Boolean).join('；');
}

/** Draws the custody record 试卷交接记录 of a run: every step of every envelope, findings, and lines for signatures. */
export function drawCustodyRecord(doc: MarkedPdf, run: PrintRunView): void {
  const { pdf } = doc;
  doc.begin({ left: `${run.setName} 交接记录`, part: 'record' });
  const left = pdf.page.margins.left;
  pdf.font('bold').fontSize(17).fillColor(INK).text('试卷印制与交接记录', left, mm(18), { width: doc.width, align: 'center' });
  pdf.moveDown(0.5).font('regular').fontSize(10)
    .text(`${run.setName}　${run.copies} 份，${run.envelopes} 袋　开考 ${stamp(new Date(run.opensAt))}`, left, pdf.y, { width: doc.width });
  pdf.text(`下达：${run.orderedBy.name} ${stamp(new Date(run.orderedAt))}　授权：${run.authorisations.map(({ person, at }) => `${person.name} ${stamp(new Date(at))}`).join('；') || '—'}`, { width: doc.width });
  for (const envelope of run.envelopeList) {
    doc.room(70);
    pdf.moveDown(0.8).font('bold').fontSize(11).text(`试卷袋 ${envelope.code}　${envelope.label}　${envelope.copies} 份　${formsOf(envelope)}`, left, pdf.y, { width: doc.width }).moveDown(0.2);
    ruledRow(doc, SHARES, COLUMNS.map(([title]) => title), 'bold');
    for (const step of envelope.steps) {
      const witness = step.witness === null ? '' : `${step.witness.name}${step.witnessedAt === null ? '（待确认）' : ` ${stamp(new Date(step.witnessedAt))}`}`;
      ruledRow(doc, SHARES, [CUSTODY_STEPS[step.step].zh, stamp(new Date(step.at)), step.actor.name, witness, figuresText(step.figures), step.note]);
    }
    if (envelope.steps.length === 0) pdf.font('regular').fontSize(9).text('尚未印制', left, pdf.y + 4);
  }
  if (run.findings.length > 0) pdf.moveDown(1).font('bold').fontSize(11).text(`不符事项（${run.findings.length}）`, left);
  for (const one of run.findings) {
    doc.room(40);
    const settled = one.closedAt === null ? '尚未处理' : `处理：${one.closedBy?.name ?? ''} ${stamp(new Date(one.closedAt))} ${one.closingReason ?? ''}`;
    pdf.font('regular').fontSize(9.5).text(`${one.envelope}　${CUSTODY_STEPS[one.step].zh}　${CUSTODY_FINDINGS[one.kind].zh}：应为 ${one.expected}，实为 ${one.found}。${one.explanation}。${settled}`, left, pdf.y + 4, { width: doc.width });
  }
  doc.room(60);
  pdf.moveDown(2).fontSize(11).text('保管员：______________　　负责人：______________　　日期：____________', left);
}
