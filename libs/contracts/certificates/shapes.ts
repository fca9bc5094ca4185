import { z } from 'zod';
import { day, hundredths, id, instant, occupationKey } from '../core/common';

/**
 * A certificate number, 22 characters without check digit: type Y or S, body code 4, province 2, site serial 6, year 2,
 * level 1, serial 6 (rules.md, Results and certificates). The level is 1–5; for 特级, 首席 and 学徒工 the character is
 * not settled, so any capital letter or digit stands there.
 */
export const CERTIFICATE_NUMBER = /^[YS]\d{4}\d{2}\d{6}\d{2}[A-Z0-9]\d{6}$/;

/** A certificate number as it is typed: spaces and small letters are forgiven. */
export const certificateNumber = z
  .string()
  .max(60)
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase());

/** Where a filing stands. */
export const filingState = z.enum(['filed', 'returned', 'accepted', 'issued']);
export type FilingState = z.infer<typeof filingState>;

/** Where a certificate stands. A reissue keeps its number and stays issued. */
export const certificateState = z.enum(['filed', 'issued', 'void']);
export type CertificateState = z.infer<typeof certificateState>;

/** What a column of the filing workbook may be filled from. */
export const filingSource = z.enum([
  'no', 'name', 'idType', 'idNumber', 'sex', 'occupationCode', 'occupationName', 'direction', 'levelCode', 'levelWords',
  'theory', 'practical', 'review', 'final', 'number', 'issueDate', 'bodyName', 'filingNo', 'districtCode', 'roundName',
]);
export type FilingSource = z.infer<typeof filingSource>;

/** One column of the filing workbook. */
export const filingColumn = z.object({ heading: z.string().trim().min(1).max(40), source: filingSource, width: z.int().min(4).max(60).default(16) });
export type FilingColumn = z.infer<typeof filingColumn>;

/** A filing as staff see it. */
export const batchView = z.object({
  id, roundId: id, roundName: z.string(), runId: id, state: filingState, issueOn: day, certificates: z.int(),
  firstNumber: z.string(), lastNumber: z.string(), mappingVersion: z.int(), filedAt: instant, filedBy: z.string(),
  receiptNo: z.string().nullable(), acceptedOn: day.nullable(), returnedReason: z.string().nullable(), issuedAt: instant.nullable(), issuedBy: z.string().nullable(),
});

/** A certificate as staff see it: the ID number masked. */
export const certificateView = z.object({
  id, number: z.string(), state: certificateState, name: z.string(), idNumberMasked: z.string(), occupationName: z.string(), occupation: occupationKey,
  levelWords: z.string(), theory: hundredths.nullable(), practical: hundredths.nullable(), review: hundredths.nullable(),
  issueOn: day, reissuedOn: day.nullable(), voidedOn: day.nullable(), voidReason: z.string().nullable(), batchId: id, roundName: z.string(),
});
export type CertificateView = z.infer<typeof certificateView>;

/** What is drawn on a certificate, in points of an A4 landscape page, for a preview that needs no PDF reader. */
export const certificateLook = z.object({
  width: z.number(),
  height: z.number(),
  marks: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('text'), x: z.number(), y: z.number(), size: z.number(), bold: z.boolean(), colour: z.string(), text: z.string(),
        width: z.number().nullable(), spacing: z.number(), opacity: z.number(), rotate: z.number(),
      }),
      z.object({ kind: z.literal('rect'), x: z.number(), y: z.number(), width: z.number(), height: z.number(), line: z.number(), colour: z.string() }),
      z.object({ kind: z.literal('rule'), x: z.number(), y: z.number(), width: z.number(), line: z.number(), colour: z.string() }),
      /** A picture as data address. */
      z.object({ kind: z.literal('image'), x: z.number(), y: z.number(), width: z.number(), height: z.number(), href: z.string() }),
      /** Dark squares of a QR code, `modules` a side, as an SVG path. */
      z.object({ kind: z.literal('squares'), x: z.number(), y: z.number(), size: z.number(), modules: z.int(), path: z.string() }),
    ]),
  ),
});
export type CertificateLook = z.infer<typeof certificateLook>;

/** The words of a filing's state. */
export const FILING_STATE_WORDS: Readonly<Record<FilingState, { readonly zh: string; readonly en: string }>> = {
  filed: { zh: '已报备', en: 'Filed' },
  returned: { zh: '被退回', en: 'Returned' },
  accepted: { zh: '已受理', en: 'Accepted' },
  issued: { zh: '已核发', en: 'Issued' },
};

/** The words of a certificate's state. */
export const CERTIFICATE_STATE_WORDS: Readonly<Record<CertificateState, { readonly zh: string; readonly en: string }>> = {
  filed: { zh: '已赋号待核发', en: 'Numbered, not issued' },
  issued: { zh: '有效', en: 'Valid' },
  void: { zh: '已作废', en: 'Void' },
};
