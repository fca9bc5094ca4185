import { z } from 'zod';

/** How importance is written in an element table: X core, Y general, Z auxiliary. */
export const importance = z.enum(['X', 'Y', 'Z']);
export type Importance = z.infer<typeof importance>;

/** Words of the importance letters. */
export const IMPORTANCES: Readonly<Record<Importance, { readonly zh: string; readonly en: string }>> = {
  X: { zh: '核心要素', en: 'Core' },
  Y: { zh: '一般要素', en: 'General' },
  Z: { zh: '辅助要素', en: 'Auxiliary' },
};

/** The kinds of items. */
export const itemType = z.enum(['single', 'multiple', 'true_false', 'fill_in', 'numerical', 'matching', 'ordering', 'short_answer', 'calculation', 'essay', 'case']);
export type ItemType = z.infer<typeof itemType>;

interface ItemTypeKind {
  readonly zh: string;
  readonly en: string;
  /** Whether the machine scores it; the others need a person and cannot stand in a theory paper. */
  readonly scored: boolean;
  /** How an answer that is right in part is paid where the question says nothing; null where no answer is right in part. */
  readonly credit: 'all' | 'share' | null;
  /** What a candidate answers with: letters of options, right or wrong, options in an order, pairs, numbers, or a text of their own. */
  readonly answer: 'options' | 'true_false' | 'order' | 'pairs' | 'numbers' | 'text';
  /** Other words that spreadsheets use for it. */
  readonly aliases: readonly string[];
}

/** The item types with their words (rules.md, Papers). */
export const ITEM_TYPES: Readonly<Record<ItemType, ItemTypeKind>> = {
  single: { zh: '单选题', en: 'Single choice', scored: true, credit: null, answer: 'options', aliases: ['单选', '单项选择题', '单项选择', '单项', '选择题', 'single choice', 'single_choice', 'radio'] },
  multiple: { zh: '多选题', en: 'Multiple choice', scored: true, credit: 'all', answer: 'options', aliases: ['多选', '多项选择题', '多项选择', '多项', '不定项选择题', 'multi', 'multiple choice', 'multiple_choice', 'multi_choice', 'multiple response', 'checkbox'] },
  true_false: { zh: '判断题', en: 'True or false', scored: true, credit: null, answer: 'true_false', aliases: ['判断', '是非题', '是非', '正误题', '对错题', '判断正误', 'judge', 'judgement', 'true/false', 'truefalse', 'tf'] },
  fill_in: { zh: '填空题', en: 'Fill in', scored: true, credit: 'share', answer: 'text', aliases: ['填空', '完形填空', 'fill in the blank', 'fill', 'blank'] },
  numerical: { zh: '数值题', en: 'Numerical', scored: true, credit: null, answer: 'numbers', aliases: ['数值', '数字题', '数值填空题', 'number'] },
  matching: { zh: '匹配题', en: 'Matching', scored: true, credit: 'all', answer: 'pairs', aliases: ['匹配', '连线题', '连线', '配对题', 'match'] },
  ordering: { zh: '排序题', en: 'Ordering', scored: true, credit: 'all', answer: 'order', aliases: ['排序', 'order'] },
  short_answer: { zh: '简答题', en: 'Short answer', scored: false, credit: null, answer: 'text', aliases: ['简答', '问答题', '问答', '简述题', '名词解释', '名词解释题'] },
  calculation: { zh: '计算题', en: 'Calculation', scored: false, credit: null, answer: 'text', aliases: ['计算'] },
  essay: { zh: '论述题', en: 'Essay', scored: false, credit: null, answer: 'text', aliases: ['论述', '主观题', '作文题', '分析论述题'] },
  case: { zh: '案例分析题', en: 'Case study', scored: false, credit: null, answer: 'text', aliases: ['案例', '案例题', '案例分析', '材料题', '材料分析题', '综合题', '综合分析题'] },
};

/**
 * The standings of a version, of an item as of a practical task: the closed set that rules and SQL know (who may write,
 * what is drawn, what is history). The statuses that a body names itself each have one of them (`statuses.ts`).
 */
export const versionState = z.enum(['draft', 'in_review', 'approved', 'retired', 'replaced']);
export type VersionState = z.infer<typeof versionState>;

/** The words of the standings. */
export const VERSION_STATES: Readonly<Record<VersionState, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '草稿', en: 'Draft' },
  in_review: { zh: '审题中', en: 'In review' },
  approved: { zh: '已入库', en: 'Approved' },
  retired: { zh: '已停用', en: 'Retired' },
  replaced: { zh: '已被新版取代', en: 'Replaced' },
};

/** What can be done with a version. Passing it in review leaves its status, moving on leaves its standing; replacing happens by itself. */
export const versionAct = z.enum(['submit', 'withdraw', 'pass', 'forward', 'return', 'approve', 'retire', 'replace']);
export type VersionAct = z.infer<typeof versionAct>;

/** The words of the acts. */
export const VERSION_ACTS: Readonly<Record<VersionAct, { readonly zh: string; readonly en: string }>> = {
  submit: { zh: '送审', en: 'Submit' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  pass: { zh: '审题通过', en: 'Pass' },
  forward: { zh: '转入下一环节', en: 'Move on' },
  return: { zh: '退回', en: 'Return' },
  approve: { zh: '批准入库', en: 'Approve' },
  retire: { zh: '停用', en: 'Retire' },
  replace: { zh: '取代', en: 'Replace' },
};

/** The states of an element table: made, checked by another person, out of use. */
export const tableState = z.enum(['draft', 'checked', 'retired']);
export type TableState = z.infer<typeof tableState>;

/** The words of the element table's states. */
export const TABLE_STATES: Readonly<Record<TableState, { readonly zh: string; readonly en: string }>> = {
  draft: { zh: '待校核', en: 'To be checked' },
  checked: { zh: '已校核', en: 'Checked' },
  retired: { zh: '已停用', en: 'Retired' },
};

/**
 * The five grades of difficulty that item tables print (rules.md: 易 较易 中等 较难 难), each with the share of right
 * answers that a writer expects of it until statistics exist. 中等 stands at the customary mean of 0.65.
 */
export const DIFFICULTY_GRADES = [
  { grade: 1, zh: '易', en: 'Easy', facility: 0.9 },
  { grade: 2, zh: '较易', en: 'Fairly easy', facility: 0.8 },
  { grade: 3, zh: '中等', en: 'Medium', facility: 0.65 },
  { grade: 4, zh: '较难', en: 'Fairly hard', facility: 0.5 },
  { grade: 5, zh: '难', en: 'Hard', facility: 0.35 },
] as const;

/** Expected share of right answers, 0 to 1 with at most two decimals. */
export const facility = z.number().min(0).max(1).multipleOf(0.01);

/** The seven steps of the national item-writing procedure (命题技术规程, rules.md, Papers; D18), in their order. */
export const procedureStage = z.enum([
  'standard_analysis', 'competence_model', 'assessment_design', 'item_writing', 'paper_assembly', 'test_analysis', 'quality_evaluation',
]);
export type ProcedureStage = z.infer<typeof procedureStage>;

/** The words of the steps. */
export const PROCEDURE_STAGES: Readonly<Record<ProcedureStage, { readonly zh: string; readonly en: string }>> = {
  standard_analysis: { zh: '标准分析', en: 'Analysis of the standard' },
  competence_model: { zh: '能力建模', en: 'Model of competence' },
  assessment_design: { zh: '考核方案设计', en: 'Design of the assessment' },
  item_writing: { zh: '试题命制', en: 'Writing of items' },
  paper_assembly: { zh: '组卷配题', en: 'Assembly of papers' },
  test_analysis: { zh: '测试分析', en: 'Analysis of a trial' },
  quality_evaluation: { zh: '质量评估', en: 'Evaluation of quality' },
};

/** What the review of an item looks at. */
export const REVIEW_CRITERIA = {
  fitsElement: { zh: '与评价点相符', en: 'Fits its element' },
  keyRight: { zh: '答案正确且唯一', en: 'The key is right and complete' },
  wording: { zh: '表述清楚规范', en: 'Clear and correct wording' },
  difficulty: { zh: '难度估计合理', en: 'Sound difficulty estimate' },
} as const;

/** The reviewer's mark for each criterion. */
export const reviewCriteria = z.object({
  fitsElement: z.boolean(),
  keyRight: z.boolean(),
  wording: z.boolean(),
  difficulty: z.boolean(),
});
export type ReviewCriteria = z.infer<typeof reviewCriteria>;

/** What a reviewer concludes. */
export const reviewVerdict = z.enum(['pass', 'return']);
export type ReviewVerdict = z.infer<typeof reviewVerdict>;

/** Whether an import takes the good rows of a file with faults, or nothing of it. */
export const onProblems = z.enum(['take-good', 'refuse']);
export type OnProblems = z.infer<typeof onProblems>;

/** Code of a range: one to three capital letters joined by hyphens ("A", "A-B", "A-B-C"). */
export const rangeCode = z.string().regex(/^[A-Z](-[A-Z]){0,2}$/);

/** Full code of an element: three range letters and a number ("A-A-A-001"). */
export const elementCode = z.string().regex(/^[A-Z]-[A-Z]-[A-Z]-\d{3}$/);

/** The forms in which items come from other systems and go to them. */
export const itemFormat = z.enum(['spreadsheet', 'qti', 'moodle', 'gift', 'aiken', 'json', 'trivia']);
export type ItemFormat = z.infer<typeof itemFormat>;

/** The words of the forms, with the file name ending of each. The last three are read only. */
export const ITEM_FORMATS: Readonly<Record<ItemFormat, { readonly zh: string; readonly en: string; readonly ending: string; readonly mimetype: string }>> = {
  spreadsheet: { zh: '电子表格', en: 'Spreadsheet', ending: 'xlsx', mimetype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  qti: { zh: 'QTI 包', en: 'QTI package', ending: 'zip', mimetype: 'application/zip' },
  moodle: { zh: 'Moodle XML', en: 'Moodle XML', ending: 'xml', mimetype: 'application/xml' },
  gift: { zh: 'GIFT', en: 'GIFT', ending: 'gift.txt', mimetype: 'text/plain' },
  aiken: { zh: 'Aiken', en: 'Aiken', ending: 'txt', mimetype: 'text/plain' },
  json: { zh: 'JSON', en: 'JSON', ending: 'jsonl', mimetype: 'application/x-ndjson' },
  trivia: { zh: 'OpenTrivia 文本', en: 'OpenTrivia text', ending: 'txt', mimetype: 'text/plain' },
};

/** The forms that can be written. */
export const exportFormat = itemFormat.exclude(['aiken', 'json', 'trivia']);
export type ExportFormat = z.infer<typeof exportFormat>;
