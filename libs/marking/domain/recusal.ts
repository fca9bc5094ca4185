import type { ProblemDetail, RuleSetValues } from '@kaowu/contracts';

export type RelationKind = RuleSetValues['recusal']['relations'][number];

/** A declared relation of an examiner. A person is named by id, by the keyed digest of the ID number, or by employer. */
export interface DeclaredRelation {
  readonly kind: RelationKind;
  readonly withPersonId: string | null;
  readonly withIdNumberLookup: string | null;
  readonly withEmployer: string | null;
}

/** What is known of an examiner when recusal is judged. */
export interface RecusalSubject {
  readonly personId: string;
  readonly idNumberLookup: string | null;
  readonly employer: string;
  readonly trainingBody: string | null;
  readonly relations: readonly DeclaredRelation[];
}

/** What is known of a candidate when recusal is judged. */
export interface RecusalCandidate {
  readonly candidateId: string;
  readonly nameMasked: string;
  readonly idNumberLookup: string;
  readonly employer: string;
  readonly trainingBody: string | null;
}

/** The candidate's employer and training body, as texts that relations may name. */
const same = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim() !== '' && a.trim().normalize('NFKC') === b.trim().normalize('NFKC');

/** ID number digests of persons that relations name by id only, so that they can be compared with candidates. */
export type LookupOfPerson = ReadonlyMap<string, string | null>;

function names(relation: DeclaredRelation, candidate: RecusalCandidate, lookups: LookupOfPerson): boolean {
  const lookup = relation.withIdNumberLookup ?? (relation.withPersonId ? (lookups.get(relation.withPersonId) ?? null) : null);
  if (lookup !== null && lookup === candidate.idNumberLookup) return true;
  if (relation.withPersonId !== null && relation.withPersonId === candidate.candidateId) return true;
  return same(relation.withEmployer, candidate.employer) || same(relation.withEmployer, candidate.trainingBody);
}

const RELATION_CODES = {
  relative: 'examiner.recused-relative',
  master_apprentice: 'examiner.recused-master-apprentice',
  teacher_student: 'examiner.recused-teacher-student',
  trainee: 'examiner.recused-trainee',
  employer: 'examiner.recused-employer',
  colleague: 'examiner.recused-colleague',
  other: 'examiner.recused-other',
} as const satisfies Record<RelationKind, string>;

function hitsOf(examiner: RecusalSubject, candidate: RecusalCandidate, lookups: LookupOfPerson, kinds: ReadonlySet<string>): string[] {
  const codes = new Set<string>();
  if (examiner.idNumberLookup !== null && examiner.idNumberLookup === candidate.idNumberLookup) codes.add('examiner.recused-self');
  for (const relation of examiner.relations) {
    if (kinds.has(relation.kind) && names(relation, candidate, lookups)) codes.add(RELATION_CODES[relation.kind]);
  }
  if (kinds.has('employer') && same(examiner.employer, candidate.employer)) codes.add('examiner.recused-employer');
  if (kinds.has('trainee') && same(examiner.trainingBody, candidate.trainingBody)) codes.add('examiner.recused-trainee');
  if (kinds.has('trainee') && same(examiner.employer, candidate.trainingBody)) codes.add('examiner.recused-trainee');
  return [...codes];
}

/**
 * Every reason for which an examiner must not judge one of these candidates (回避, D25; 承诺书 五): the candidate is the
 * examiner, a declared relation of a kind that the rule set counts names the candidate (by person, by ID number digest,
 * or by employer or training body), they share the employer, or the candidate was trained where the examiner teaches or
 * is employed (own trainees). One detail for each pair of candidate and ground, the candidate by masked name.
 */
export function recusalHits(
  examiner: RecusalSubject,
  candidates: readonly RecusalCandidate[],
  kinds: readonly RelationKind[],
  lookups: LookupOfPerson = new Map(),
): (ProblemDetail & { readonly candidateId: string })[] {
  const counted = new Set<string>(kinds);
  return candidates.flatMap((candidate) =>
    hitsOf(examiner, candidate, lookups, counted).map((code) => ({
      code,
      params: { candidate: candidate.nameMasked },
      candidateId: candidate.candidateId,
    })),
  );
}
