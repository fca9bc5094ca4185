import { blueprintConstraints, NO_CONSTRAINTS, type BlueprintConstraints } from '@kaowu/contracts';
import { constraintDraftOf, constraintsOfDraft, countOf } from './constraint-draft';

const FULL: BlueprintConstraints = {
  rangeTolerance: 2, importance: [{ importance: 'X', minPercent: 60, maxPercent: 80 }], difficultyBands: [{ from: 0.3, to: 0.5, minPercent: 10, maxPercent: 30 }],
  expectedTime: { secondsByType: { single: 45 }, minMinutes: 60, maxMinutes: 80 },
  mustHave: ['00000000-0000-4000-8000-000000000001'], mustNot: ['00000000-0000-4000-8000-000000000002'],
  enemies: [['00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000004']], maxOverlap: 5, earlier: { sets: 2, max: 10 },
  exposure: { share: 0.25, lifetime: 300 }, wholeStimuli: true, information: [{ ability: -1, target: 9.5, tolerancePercent: 3 }],
};

describe('the draft of constraints', () => {
  it('says what it was made of', () => {
    expect(blueprintConstraints.parse(constraintsOfDraft(constraintDraftOf(FULL), ['single']))).toEqual(FULL);
  });

  it('says nothing where nothing is asked, so that old blueprints keep their digest', () => {
    expect(constraintsOfDraft(constraintDraftOf(NO_CONSTRAINTS), ['single'])).toBeNull();
    expect(countOf(constraintDraftOf())).toBe(0);
  });

  it('counts what is set', () => {
    expect(countOf(constraintDraftOf(FULL))).toBe(13);
  });
});
