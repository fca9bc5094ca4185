/** Level codes: 5 五级/初级工 … 1 一级/高级技师, with 0 学徒工, S 特级技师 and C 首席技师 around them (新八级工). */
export const LEVELS = ['0', '5', '4', '3', '2', '1', 'S', 'C'] as const;
export type Level = (typeof LEVELS)[number];

/** The eight grades, lowest first, with the words that certificates print. */
export const GRADES: Readonly<Record<Level, { readonly zh: string; readonly en: string; readonly rank: number }>> = {
  '0': { zh: '学徒工', en: 'Apprentice', rank: 0 },
  '5': { zh: '五级/初级工', en: 'Level 5 / Junior', rank: 1 },
  '4': { zh: '四级/中级工', en: 'Level 4 / Intermediate', rank: 2 },
  '3': { zh: '三级/高级工', en: 'Level 3 / Senior', rank: 3 },
  '2': { zh: '二级/技师', en: 'Level 2 / Technician', rank: 4 },
  '1': { zh: '一级/高级技师', en: 'Level 1 / Senior technician', rank: 5 },
  S: { zh: '特级技师', en: 'Distinguished technician', rank: 6 },
  C: { zh: '首席技师', en: 'Chief technician', rank: 7 },
};
