import { z } from 'zod';

/** What happens to an envelope of printed papers, in this order (D20): from the printer to the shredder. */
export const custodyStep = z.enum(['printed', 'counted', 'packed', 'sealed', 'handed_over', 'received', 'opened', 'returned', 'destroyed']);
export type CustodyStep = z.infer<typeof custodyStep>;

/** Words of the steps. */
export const CUSTODY_STEPS: Readonly<Record<CustodyStep, { readonly zh: string; readonly en: string }>> = {
  printed: { zh: '印制', en: 'Printed' },
  counted: { zh: '清点', en: 'Counted' },
  packed: { zh: '装袋', en: 'Packed' },
  sealed: { zh: '密封', en: 'Sealed' },
  handed_over: { zh: '移交', en: 'Handed over' },
  received: { zh: '接收', en: 'Received' },
  opened: { zh: '启封', en: 'Opened' },
  returned: { zh: '回收', en: 'Returned' },
  destroyed: { zh: '销毁', en: 'Destroyed' },
};

/** Steps that two people always do together, whatever the rule set says: what opens or ends a paper (rules.md, Papers). */
export const ALWAYS_TWO_PEOPLE: readonly CustodyStep[] = ['opened', 'destroyed'];

/** What of a print run can be had as PDF. */
export const printDocument = z.enum(['copies', 'answer-sheets', 'keys', 'labels', 'record']);
export type PrintDocument = z.infer<typeof printDocument>;

/** Words of the documents. */
export const PRINT_DOCUMENTS: Readonly<Record<PrintDocument, { readonly zh: string; readonly en: string }>> = {
  copies: { zh: '试卷', en: 'Papers' },
  'answer-sheets': { zh: '答题卡', en: 'Answer sheets' },
  keys: { zh: '参考答案及评分标准', en: 'Marking key' },
  labels: { zh: '试卷袋封签', en: 'Envelope labels' },
  record: { zh: '试卷交接记录', en: 'Custody record' },
};
