import fc from 'fast-check';
import { joinStimulus, splitStimulus } from './stimulus';

const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((t) => t.trim()).filter((t) => t !== '' && !/【材料】|【问题】/.test(t));

test('material and question come apart as they were put together', () => {
  fc.assert(fc.property(text, text, (stimulus, stem) => expect(splitStimulus(joinStimulus({ stem, stimulus }))).toEqual({ stem, stimulus })));
});
test.each([['一道普通的题'], ['【材料】只有材料'], ['说明：【材料】甲\n【问题】乙']])('%s has no material of its own', (stem) => expect(splitStimulus({ stem })).toEqual({ stem }));
