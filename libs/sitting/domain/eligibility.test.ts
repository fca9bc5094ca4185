import { ELIGIBILITY_STATES } from '@kaowu/contracts';
import { checkEligibility, confirmEligibility, reopenEligibility } from './eligibility';

const outcomeOf = (d: { ok: true; value: string } | { ok: false; problem: { code: string } }): string => (d.ok ? d.value : d.problem.code);

describe('eligibility in two stages', () => {
  it.each(ELIGIBILITY_STATES)('from %s', (state) => {
    const now = { state, checkedBy: state === 'submitted' ? null : 'checker' };
    expect(outcomeOf(checkEligibility(now, 'pass'))).toBe(state === 'submitted' ? 'checked' : 'eligibility.not-awaiting-check');
    expect(outcomeOf(checkEligibility(now, 'refuse'))).toBe(state === 'submitted' ? 'refused' : 'eligibility.not-awaiting-check');
    expect(outcomeOf(confirmEligibility(now, 'pass', 'district'))).toBe(state === 'checked' ? 'confirmed' : 'eligibility.not-awaiting-confirmation');
    expect(outcomeOf(confirmEligibility(now, 'refuse', 'district'))).toBe(state === 'checked' ? 'refused' : 'eligibility.not-awaiting-confirmation');
    expect(outcomeOf(reopenEligibility(now))).toBe(state === 'refused' ? 'submitted' : 'eligibility.not-refused');
  });

  it('needs two different people', () => {
    expect(outcomeOf(confirmEligibility({ state: 'checked', checkedBy: 'same' }, 'pass', 'same'))).toBe('eligibility.same-person');
    expect(outcomeOf(confirmEligibility({ state: 'checked', checkedBy: 'one' }, 'pass', 'other'))).toBe('confirmed');
  });
});
