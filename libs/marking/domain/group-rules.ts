import { grant, refuse } from '@kaowu/kernel';
import type { Decision } from '@kaowu/kernel';
import type { Problem, ProblemDetail, RuleSetValues } from '@kaowu/contracts';
import { changedMembers, changesEnough } from './rotation';
import type { Occasion } from './rotation';

/** An examiner group 考评组 as an officer proposes it. */
export interface ProposedGroup {
  readonly memberIds: readonly string[];
  readonly leaderId: string | null;
  /** How many candidates it would judge. */
  readonly candidates: number;
}

function sizeFaults(group: ProposedGroup, staffing: RuleSetValues['staffing']): ProblemDetail[] {
  const size = group.memberIds.length;
  const { minExaminersPerGroup: min, candidatesPerExaminer: per } = staffing;
  const faults: ProblemDetail[] = [];
  if (size < min) faults.push({ code: 'group.too-small', params: { size, min } });
  if (staffing.examinersOdd && size % 2 === 0) faults.push({ code: 'group.even', params: { size } });
  if (group.candidates > size * per) {
    faults.push({ code: 'group.too-many-candidates', params: { candidates: group.candidates, size, per, most: size * per } });
  }
  return faults;
}

function leaderFault(group: ProposedGroup): ProblemDetail | null {
  if (group.leaderId === null) return { code: 'group.leader-missing' };
  return group.memberIds.includes(group.leaderId) ? null : { code: 'group.leader-not-member' };
}

/**
 * Whether a group may be formed: at least the rule set's number, odd, one examiner for so many candidates, exactly one
 * leader who is a member, nobody twice, and enough members changed since the previous occasion at the same site (D22,
 * D23, D24; domain/rules.md, Staffing). Problem: `marking.group-refused` with every fault as a detail.
 */
export function checkGroup(
  group: ProposedGroup,
  previous: Occasion | undefined,
  rules: Pick<RuleSetValues, 'staffing' | 'rotation'>,
): Decision<ProposedGroup, Problem> {
  const size = group.memberIds.length;
  const changed = changedMembers(group.memberIds, previous);
  const faults: (ProblemDetail | null)[] = [
    ...sizeFaults(group, rules.staffing),
    leaderFault(group),
    new Set(group.memberIds).size < size ? { code: 'group.member-twice' } : null,
    changesEnough(changed, size, rules.rotation.minChangedPercent)
      ? null
      : { code: 'group.too-few-changed', params: { changed, size, percent: rules.rotation.minChangedPercent } },
  ];
  const details = faults.filter((d): d is ProblemDetail => d !== null);
  return details.length === 0 ? grant(group) : refuse({ code: 'marking.group-refused', details });
}
