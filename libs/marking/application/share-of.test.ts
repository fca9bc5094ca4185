import { scoreTheory } from '../domain/score-theory';
import { shareOf } from './share-of';

type Scoring = Parameters<typeof shareOf>[0]['scoring'];
const mark = (type: string, key: string[], scoring: Scoring, response: string[]): number | null | undefined =>
  scoreTheory([{ no: 1, versionId: 'v', type, key, points: 100, scoring }], [{ no: 1, response }], 'none', shareOf)[0]?.awarded;

const pairs = [{ left: '1', right: 'B' }, { left: '2', right: 'A' }, { left: '3', right: 'C' }];
const numbers = [{ value: '6.25', tolerance: '0.05' }, { value: '6', tolerance: '1', weight: 50 }];
const blanks = [{ accepted: [{ text: '每日' }, { text: '天天', weight: 50 }] }, { accepted: [{ text: 'CPR' }], caseSensitive: true }];

test.each<[string, string, string[], Scoring, string[], number]>([
  ['matching, all pairs', 'matching', [], { pairs }, ['1-B', '2-A', '3-C'], 100],
  ['matching, one wrong pays nothing', 'matching', [], { pairs }, ['1-B', '2-C', '3-C'], 0],
  ['matching in parts, two of three', 'matching', [], { pairs, credit: 'share' }, ['1-B', '2-A', '3-A'], 67],
  ['matching in parts, everything with everything', 'matching', [], { pairs, credit: 'share' }, ['1-A', '1-B', '1-C', '2-A', '3-C'], 0],
  ['matching, nothing', 'matching', [], { pairs }, [], 0],
  ['ordering, right', 'ordering', ['C', 'A', 'B'], {}, ['C', 'A', 'B'], 100],
  ['ordering, two exchanged', 'ordering', ['C', 'A', 'B'], {}, ['C', 'B', 'A'], 0],
  ['ordering in parts, one in its place', 'ordering', ['C', 'A', 'B'], { credit: 'share' }, ['C', 'B', 'A'], 33],
  ['numerical at the edge of the tolerance', 'numerical', [], { numbers }, ['6.30'], 100],
  ['numerical beyond it, within the lesser', 'numerical', [], { numbers }, ['6.31'], 50],
  ['numerical beyond all', 'numerical', [], { numbers }, ['7.01'], 0],
  ['numerical, full width', 'numerical', [], { numbers }, ['６．２５'], 100],
  ['numerical, words', 'numerical', [], { numbers }, ['六'], 0],
  ['blanks, all', 'fill_in', [], { blanks }, ['每日', 'CPR'], 100],
  ['blanks, each by itself', 'fill_in', [], { blanks }, ['天天', ''], 25],
  ['blanks, case counts where it is said', 'fill_in', [], { blanks }, ['每日', 'cpr'], 50],
  ['blanks, all or nothing', 'fill_in', [], { blanks, credit: 'all' }, ['每日', ''], 0],
  ['weights', 'multiple', ['A', 'B'], { weights: { A: 70, B: 30, C: -50 } }, ['A', 'C'], 20],
  ['weights never take more than there is', 'multiple', ['A'], { weights: { A: 70, B: 30, C: -100 } }, ['C'], 0],
  ['several choices in parts, one missing', 'multiple', ['A', 'B', 'C'], { credit: 'share' }, ['A', 'B'], 67],
  ['several choices in parts, one wrong', 'multiple', ['A', 'B'], { credit: 'share' }, ['A', 'D'], 0],
])('%s', (_, type, key, scoring, response, awarded) => expect(mark(type, key, scoring, response)).toBe(awarded));

test('free writing stays for a person', () => expect(mark('essay', [], {}, ['text'])).toBeNull());
