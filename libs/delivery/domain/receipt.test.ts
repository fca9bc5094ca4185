import fc from 'fast-check';
import { readReceiptCode, receiptCode, receiptDigest } from './receipt';

const facts = { attemptId: 'a', paperId: 'p', headSeq: 3, headHash: 'ff', answered: 2, closedAt: '2026-11-20T03:00:00.000Z' };

describe('a receipt', () => {
  it('is the same for the same journal and differs for any other', () => {
    expect(receiptDigest({ ...facts })).toBe(receiptDigest(facts));
    expect(receiptDigest({ ...facts, headHash: 'fe' })).not.toBe(receiptDigest(facts));
    expect(receiptDigest({ ...facts, answered: 3 })).not.toBe(receiptDigest(facts));
  });
  it('has a code of four groups', () => {
    expect(receiptCode('0'.repeat(64))).toBe('0000-0000-0000-0000');
    expect(receiptCode('f'.repeat(64))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    expect(receiptCode(receiptDigest(facts))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });
  it('is read however it is typed', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (digest) => {
      const code = receiptCode(digest);
      expect(readReceiptCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
      expect(readReceiptCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
    }));
  });
});
