import { itemSeconds, type Credit } from '@kaowu/contracts';

/** How spreadsheets say how an answer that is right in part is paid. */
export const CREDIT_WORDS: Readonly<Record<Credit, string>> = { all: '全对给分', share: '部分得分' };

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
const ALL = new Set(['全对给分', '全对得分', '不给部分分', 'all']);
const SHARE = new Set(['部分得分', '部分给分', '按比例给分', '按空给分', 'share', 'partial']);

/** The rule that a cell names; undefined for an empty cell, null where it names none. */
export function readCredit(text: string): Credit | null | undefined {
  const word = squeezed(text);
  return word === '' ? undefined : ALL.has(word) ? 'all' : SHARE.has(word) ? 'share' : null;
}

/** Seconds of a cell (45, 45秒, 1分30秒, 2分钟, 1:30); undefined for an empty cell, null where it says none from 1 to 7200. */
export function readSeconds(text: string): number | null | undefined {
  const word = squeezed(text);
  if (word === '') return undefined;
  const [, minutes, seconds] = /^(?:(\d{1,3})(?:分钟?|min|m|:))?(?:(\d{1,4})(?:秒钟?|s|sec)?)?$/.exec(word) ?? [];
  if (minutes === undefined && seconds === undefined) return null;
  const sum = itemSeconds.safeParse(Number(minutes ?? 0) * 60 + Number(seconds ?? 0));
  return sum.success ? sum.data : null;
}
