import { GRADES } from '@kaowu/contracts';
import type { OccupationKey } from '@kaowu/contracts';
import { directionText } from './filing';

/** What a certificate says. */
export interface CertificateFace {
  readonly number: string;
  readonly name: string;
  /** Full on the certificate, masked on a preview. */
  readonly idNumber: string;
  readonly occupationName: string;
  readonly key: OccupationKey;
  readonly bodyName: string;
  /** YYYY-MM-DD. */
  readonly issueOn: string;
  readonly reissuedOn: string | null;
  /** Watermark: a preview, or a void certificate. */
  readonly watermark: 'preview' | 'void' | null;
  /** JPEG or PNG; null where none was given. */
  readonly photo: { readonly mimetype: string; readonly bytes: Uint8Array } | null;
  /** What the QR code opens. */
  readonly verifyUrl: string;
}

/** One line of the face with its words in both languages. */
export interface FaceLine {
  readonly zh: string;
  readonly en: string;
  readonly value: string;
}

/** "2026年11月20日". */
export const chineseDay = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** The lines of the face in their order (rules.md, Results and certificates: Face). */
export const faceLines = (face: CertificateFace): FaceLine[] => [
  { zh: '姓名', en: 'Name', value: face.name },
  { zh: '证件类型', en: 'ID Type', value: '居民身份证' },
  { zh: '证件号码', en: 'ID No.', value: face.idNumber },
  { zh: '职业名称', en: 'Occupation', value: face.occupationName },
  { zh: '工种/职业方向', en: 'Job Direction', value: directionText(face.key.direction) },
  { zh: '职业技能等级', en: 'Skill Level', value: GRADES[face.key.level].zh },
  { zh: '证书编号', en: 'Certificate No.', value: face.number },
];
