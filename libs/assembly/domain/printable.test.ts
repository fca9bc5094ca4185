import type { PaperContent } from '@kaowu/contracts';
import { firstUnprintable } from './printable';

type Question = PaperContent['sections'][number]['questions'][number];
const plain: Question = { no: 1, type: 'single', stem: '题', options: [{ id: 'A', text: '甲' }], points: 100 };
const paper = (...questions: Question[]) => ({ sections: [{ title: '一', type: 'single' as const, questions }] });

test.each<[string, Question, number | null]>([
  ['words', plain, null],
  ['a table', { ...plain, html: '<table></table>' }, null],
  ['a formula in the stem', { ...plain, no: 7, html: '<math></math>' }, 7],
  ['a picture in an option', { ...plain, no: 7, options: [{ id: 'A', text: '甲', html: '<img src="media:x">' }] }, 7],
  ['a sound in the material', { ...plain, no: 7, stimulus: { text: '听', html: '<audio></audio>' } }, 7],
  ['a formula on a side', { ...plain, no: 7, rights: [{ id: 'A', text: 'x', html: '<math></math>' }] }, 7],
])('%s', (_, question, no) => expect(firstUnprintable(paper(plain, question))).toBe(no));
