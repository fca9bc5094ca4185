import { ZONE } from '@kaowu/kernel';
import { newPdf, type Pdf } from '@kaowu/platform';

/** Millimetres in points. */
export const mm = (n: number): number => (n * 72) / 25.4;

/** Ink of documents. */
export const INK = '#1B2430';
const FAINT = '#8A95A3';

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/** An instant in Beijing time, to the second. */
export const stamp = (at: Date): string => CLOCK.format(at);

/** Who had the document made, and when: the watermark of every page (rules.md, Papers: every access is recorded). */
export interface Reader {
  readonly name: string;
  readonly at: Date;
}

/** What stands at the foot of a page. */
interface Foot {
  readonly left: string;
  /** Which part of the document it belongs to: pages are counted within it. */
  readonly part: string;
}

/** A document whose pages carry a watermark, and feet that count within their part. */
export class MarkedPdf {
  readonly pdf: Pdf;
  private readonly feet: Foot[] = [];
  private now: Foot = { left: '', part: '' };

  constructor(title: string, private readonly reader: Reader, options: PDFKit.PDFDocumentOptions = {}) {
    this.pdf = newPdf({ autoFirstPage: false, bufferPages: true, margins: { top: mm(18), bottom: mm(20), left: mm(18), right: mm(18) }, info: { Title: title, Author: reader.name }, ...options });
    this.pdf.on('pageAdded', () => {
      this.feet.push(this.now);
      this.mark();
    });
  }

  /** Begins a part on a page of its own. */
  begin(foot: Foot): void {
    this.now = foot;
    this.pdf.addPage();
  }

  /** Width between the margins. */
  get width(): number {
    return this.pdf.page.width - this.pdf.page.margins.left - this.pdf.page.margins.right;
  }

  /** Begins a new page where so much height is not left. */
  room(height: number): void {
    if (this.pdf.y + height > this.pdf.page.height - this.pdf.page.margins.bottom) this.pdf.addPage();
  }

  /** Writes the feet; gives how many pages there are. Call it once, before the end. */
  finish(): number {
    const { pdf } = this;
    const totals = new Map<string, number>();
    for (const { part } of this.feet) totals.set(part, (totals.get(part) ?? 0) + 1);
    const seen = new Map<string, number>();
    this.feet.forEach(({ left, part }, i) => {
      const no = (seen.get(part) ?? 0) + 1;
      seen.set(part, no);
      pdf.switchToPage(i);
      const y = pdf.page.height - mm(13);
      const { bottom } = pdf.page.margins;
      pdf.page.margins.bottom = 0;
      pdf.font('regular').fontSize(9).fillColor(INK);
      pdf.text(left, pdf.page.margins.left, y, { width: this.width / 2, lineBreak: false });
      pdf.text(`第 ${no} 页 共 ${totals.get(part) ?? no} 页`, pdf.page.margins.left + this.width / 2, y, { width: this.width / 2, align: 'right', lineBreak: false });
      pdf.page.margins.bottom = bottom;
    });
    return this.feet.length;
  }

  private mark(): void {
    const { pdf, reader } = this;
    const { x, y } = pdf;
    const { bottom } = pdf.page.margins;
    pdf.page.margins.bottom = 0;
    pdf.save().font('regular').fontSize(13).fillColor(FAINT).fillOpacity(0.16);
    const text = `${reader.name}  ${stamp(reader.at)}  ${this.now.left}`;
    for (const at of [0.22, 0.5, 0.78]) {
      const top = pdf.page.height * at;
      pdf.save().rotate(-28, { origin: [pdf.page.width / 2, top] });
      pdf.text(text, 0, top, { width: pdf.page.width, align: 'center', lineBreak: false }).restore();
    }
    pdf.restore().fillOpacity(1).fillColor(INK);
    pdf.page.margins.bottom = bottom;
    pdf.x = x;
    pdf.y = y;
  }
}
