import { NO_CONSTRAINTS } from '@kaowu/contracts';
import { digestOf } from '@kaowu/kernel';
import { sampleBlueprint } from '../testing/sample';
import { blueprintDocument, readBlueprint } from './blueprint-document';

describe('stored blueprints', () => {
  it('of version 1 are read as they were, digest and all', () => {
    const one = sampleBlueprint();
    expect(readBlueprint(one)).toEqual(one);
    expect(digestOf(readBlueprint(one))).toBe(digestOf(one));
  });

  it('of version 2 come back with their constraints', () => {
    const two = sampleBlueprint({ constraints: { ...NO_CONSTRAINTS, rangeTolerance: 2 } });
    expect(blueprintDocument(two)).toMatchObject({ format: 2 });
    expect(readBlueprint(blueprintDocument(two))).toEqual(two);
  });

  it('of a later version are refused rather than misread', () => {
    expect(() => readBlueprint({ ...sampleBlueprint(), format: 3 })).toThrow('newer');
  });
});
