import { credit, itemSeconds, type ItemBody } from '@kaowu/contracts';

/** What of a question formats have no word of their own for, and carry as tags or classes. */
export type Marked = Pick<ItemBody, 'credit' | 'seconds'>;

/** The marks of a question: `credit=share`, `seconds=45`. */
export const marksOf = (item: Marked, between = '='): string[] => [
  ...(item.credit === undefined ? [] : [`credit${between}${item.credit}`]),
  ...(item.seconds === undefined ? [] : [`seconds${between}${item.seconds}`]),
];

/** What these marks say; those that are none, or say nothing that an item can hold, say nothing. */
export function readMarks(marks: readonly string[], between = '='): Marked {
  const said = (name: string): string | undefined => marks.find((mark) => mark.startsWith(`${name}${between}`))?.slice(name.length + between.length);
  const paid = credit.safeParse(said('credit'));
  const time = itemSeconds.safeParse(Number(said('seconds') ?? NaN));
  return { ...(paid.success ? { credit: paid.data } : {}), ...(time.success ? { seconds: time.data } : {}) };
}

/** Seconds of an ISO 8601 duration of hours, minutes and seconds (`PT1M30S`); undefined where it is none, or more than an item takes. */
export function secondsOfDuration(duration: string): number | undefined {
  const [whole, hours = '0', minutes = '0', seconds = '0'] = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})(?:\.\d+)?S)?$/.exec(duration.trim()) ?? [];
  const sum = itemSeconds.safeParse(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  return whole === undefined || !sum.success ? undefined : sum.data;
}
