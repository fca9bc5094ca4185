import type { Engagement, PersonEntry, Problem } from '@kaowu/contracts';
import { grant, idNumberFault, refuse, type Decision, type IdNumberFault } from '@kaowu/kernel';

const ID_PROBLEMS = {
  length: 'person.id-number-length',
  characters: 'person.id-number-characters',
  date: 'person.id-number-date',
  'check-digit': 'person.id-number-check',
} as const satisfies Record<IdNumberFault, string>;

/** Sex that an ID number tells: its 17th digit is odd for men. */
export const sexOfIdNumber = (idNumber: string): 'male' | 'female' => (Number(idNumber[16]) % 2 === 1 ? 'male' : 'female');

/** The problem of an ID number by GB 11643, or null where it is sound. */
export function idNumberProblem(idNumber: string, field: string): Problem | null {
  const fault = idNumberFault(idNumber);
  return fault && { code: ID_PROBLEMS[fault], field };
}

/**
 * Whether a person may be registered so: a sound ID number that agrees with the sex, and for an outside expert
 * (D47) a contract whose dates are in order and whose undertaking of confidentiality was signed by its first day.
 */
export function admitPerson(entry: Pick<PersonEntry, 'sex' | 'engagement'> & { readonly idNumber?: string | null | undefined }): Decision<void, Problem> {
  const { idNumber, sex, engagement } = entry;
  if (idNumber) {
    const problem = idNumberProblem(idNumber, 'body.idNumber');
    if (problem) return refuse(problem);
    if (sex !== null && sex !== sexOfIdNumber(idNumber)) return refuse({ code: 'person.sex-disagrees', field: 'body.sex' });
  }
  return engagement ? admitEngagement(engagement) : grant(undefined);
}

function admitEngagement({ validFrom, validTo, confidentialitySignedOn }: Engagement): Decision<void, Problem> {
  if (validTo < validFrom) return refuse({ code: 'person.engagement-dates-reversed', field: 'body.engagement.validTo' });
  if (confidentialitySignedOn > validFrom) {
    return refuse({ code: 'person.confidentiality-late', params: { from: validFrom }, field: 'body.engagement.confidentialitySignedOn' });
  }
  return grant(undefined);
}
