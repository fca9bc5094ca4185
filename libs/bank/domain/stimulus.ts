import type { ItemBody } from '@kaowu/contracts';

const JOINED = /^【材料】\s*([\s\S]+?)\n\s*【问题】\s*([\s\S]+)$/;

/** A question whose material stands in its stem, as files that have no place for it carry it. */
export function joinStimulus<T extends Pick<ItemBody, 'stem' | 'stimulus'>>(content: T): Omit<T, 'stimulus'> {
  const { stimulus, ...rest } = content;
  return stimulus === undefined ? rest : { ...rest, stem: `【材料】${stimulus}\n【问题】${content.stem}` };
}

/** A stem that begins with its material (【材料】… 【问题】…), parted from it. */
export function splitStimulus({ stem, stimulus }: Pick<ItemBody, 'stem' | 'stimulus'>): Pick<ItemBody, 'stem' | 'stimulus'> {
  if (stimulus !== undefined) return { stem, stimulus };
  const [, material, question] = JOINED.exec(stem) ?? [];
  return material === undefined || question === undefined ? { stem } : { stem: question, stimulus: material };
}
