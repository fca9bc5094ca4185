import type { OrganisationEntry, Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';
import { creditCodeFault } from './credit-code';

const CREDIT_CODE_PROBLEMS = {
  length: 'organisation.credit-code-length',
  characters: 'organisation.credit-code-characters',
  'check-character': 'organisation.credit-code-check',
} as const;

/** Whether the organisation's particulars are sound: the credit code by GB 32100, and its district in its province. */
export function admitOrganisation(entry: Pick<OrganisationEntry, 'creditCode' | 'districtCode' | 'provinceCode'>): Decision<void, Problem> {
  const fault = creditCodeFault(entry.creditCode);
  if (fault) return refuse({ code: CREDIT_CODE_PROBLEMS[fault], field: 'body.creditCode' });
  if (!entry.districtCode.startsWith(entry.provinceCode)) {
    const params = { district: entry.districtCode, province: entry.provinceCode };
    return refuse({ code: 'organisation.district-outside-province', params, field: 'body.districtCode' });
  }
  return grant(undefined);
}
