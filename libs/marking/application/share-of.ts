import { awardShare } from '@kaowu/bank';
import { itemType } from '@kaowu/contracts';
import type { ShareOf } from '../domain/score-theory';

/** Two ids of a pair, as an answer joins them ("1-A") and as the bank's scoring does. */
const joined = (left: string, right: string): string => `${left}\u0000${right}`;

/** Scores an answer as the bank does, in the ids that the paper shows. */
export const shareOf: ShareOf = ({ type, key, scoring }, response) => {
  const { weights, pairs, blanks, numbers, credit } = scoring ?? {};
  const options = Object.entries(weights ?? {}).map(([id, weight]) => ({ id, text: '', weight }));
  const given = type === 'matching' ? response.map((pair) => { const [left = '', ...right] = pair.split('-'); return joined(left, right.join('-')); }) : response;
  return awardShare({
    type: itemType.parse(type), options, key: [...key], ...(credit === undefined ? {} : { credit }), ...(numbers ? { numbers } : {}),
    ...(blanks ? { blanks } : {}), ...(pairs ? { pairs } : {}),
  }, given);
};
