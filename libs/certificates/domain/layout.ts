import { chineseDay, faceLines, type CertificateFace } from './face';

/** A4 landscape, in points; everything below is too. */
export const PAGE = { width: 841.89, height: 595.28 } as const;

/** One thing on the face. Texts stand with their top left at x, y; `width` is what they are centred in. */
export type Mark =
  | {
      readonly kind: 'text'; readonly x: number; readonly y: number; readonly size: number; readonly bold: boolean; readonly colour: string;
      readonly text: string; readonly width: number | null; readonly spacing: number; readonly opacity: number; readonly rotate: number;
    }
  | { readonly kind: 'rect'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly line: number; readonly colour: string }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly line: number; readonly colour: string }
  | { readonly kind: 'photo'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'qr'; readonly x: number; readonly y: number; readonly size: number; readonly text: string };

const INK = '#1B2430';
const SOFT = '#4A5666';
const LINE = '#9DB2CF';
const DEEP = '#1D4E89';
const PALE = '#D6DEE8';
const WARN = '#B91C1C';
const LEFT = 92;
const VALUE = 236;
const RIGHT = 610;

const STATEMENT = '持证人参加本机构组织的职业技能等级认定，各部分成绩均合格，达到国家职业技能标准规定的相应等级。本机构已在人力资源和社会保障部门备案，本证书可扫码查验。';

type TextStyle = Partial<Pick<Extract<Mark, { kind: 'text' }>, 'bold' | 'colour' | 'width' | 'spacing' | 'opacity' | 'rotate'>>;

const text = (value: string, x: number, y: number, size: number, style: TextStyle = {}): Mark => ({
  kind: 'text', text: value, x, y, size, bold: false, colour: INK, width: null, spacing: 0, opacity: 1, rotate: 0, ...style,
});

/** How many ems a text is wide, near enough to choose a size by: Chinese characters are square, the others about 0.6. */
const emsOf = (value: string): number => [...value].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? 1 : 0.6), 0);

/** The largest size from 15 down to 9 at which the text fits the width. */
export const fittingSize = (value: string, width: number): number => Math.min(15, Math.max(9, Math.floor((width / Math.max(1, emsOf(value))) * 2) / 2));

/** Breaks a Chinese text into lines of so many characters; a line does not begin with a stop or a comma. */
export function breakLines(value: string, perLine: number): string[] {
  const lines: string[] = [];
  let rest = value;
  while (rest.length > 0) {
    const end = /^[，。、；：）]/.test(rest.slice(perLine)) ? perLine + 1 : perLine;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return lines;
}

function frame(): Mark[] {
  const { width, height } = PAGE;
  return [
    { kind: 'rect', x: 24, y: 24, width: width - 48, height: height - 48, line: 2.5, colour: DEEP },
    { kind: 'rect', x: 31, y: 31, width: width - 62, height: height - 62, line: 0.7, colour: LINE },
  ];
}

function heading(): Mark[] {
  const across = { width: PAGE.width };
  const perLine = Math.floor((PAGE.width - 2 * LEFT) / 12.5);
  return [
    text('职业技能等级证书', 0, 62, 34, { ...across, bold: true, colour: DEEP, spacing: 6 }),
    text('Certificate of Occupational Skill Level', 0, 112, 12, { ...across, colour: SOFT, spacing: 1 }),
    ...breakLines(`　　${STATEMENT}`, perLine).map((line, i) => text(line, LEFT, 150 + i * 24, 12.5)),
  ];
}

function lines(face: CertificateFace): Mark[] {
  const room = RIGHT - VALUE - 20;
  return faceLines(face).flatMap(({ zh, en, value }, i): Mark[] => {
    const y = 222 + i * 39;
    const size = fittingSize(value, room);
    return [
      text(zh, LEFT, y, 13, { colour: SOFT }),
      text(en, LEFT, y + 19, 8, { colour: SOFT }),
      text(value, VALUE, y + (15 - size) / 2 + 2, size, { bold: true }),
      { kind: 'rule', x: VALUE, y: y + 29, width: RIGHT - 24 - VALUE, line: 0.4, colour: PALE },
    ];
  });
}

function side(face: CertificateFace): Mark[] {
  return [
    ...(face.photo ? [{ kind: 'photo', x: RIGHT + 22, y: 222, width: 98, height: 137 } as const] : [text('照片', RIGHT + 22, 282, 10, { width: 98, colour: '#5C6875' })]),
    { kind: 'rect', x: RIGHT + 22, y: 222, width: 98, height: 137, line: 0.8, colour: LINE },
    { kind: 'qr', x: RIGHT + 30, y: 378, size: 82, text: face.verifyUrl },
    text('扫码查验 Scan to verify', RIGHT, 466, 9, { width: 142, colour: SOFT }),
  ];
}

function foot(face: CertificateFace): Mark[] {
  return [
    text('发证机构（盖章）', LEFT, 510, 12, { colour: SOFT }),
    text(face.bodyName, LEFT + 108, 509, fittingSize(face.bodyName, 290) > 13 ? 13 : fittingSize(face.bodyName, 290), { bold: true }),
    text('发证日期', 536, 510, 12, { colour: SOFT }),
    text(chineseDay(face.issueOn), 596, 509, 13, { bold: true }),
    ...(face.reissuedOn ? [text(`补发 ${chineseDay(face.reissuedOn)}`, 596, 532, 11, { bold: true, colour: WARN })] : []),
  ];
}

function watermark(face: CertificateFace): Mark[] {
  const at = { width: PAGE.width, bold: true, opacity: 0.13, rotate: -24 };
  if (face.watermark === 'void') return [text('已作废 VOID', 0, PAGE.height / 2 - 50, 96, { ...at, colour: WARN })];
  if (face.watermark === 'preview') return [text('预览 · 非正式证书 PREVIEW', 0, PAGE.height / 2 - 50, 54, { ...at, colour: DEEP })];
  return [];
}

/** The face of a certificate (rules.md, Results and certificates: Face), as what is drawn: on paper and on the screen alike. */
export const layOut = (face: CertificateFace): Mark[] => [...frame(), ...heading(), ...lines(face), ...side(face), ...foot(face), ...watermark(face)];
