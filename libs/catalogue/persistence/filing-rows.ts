import type { Database } from '@kaowu/platform';
import type { FilingScopeView, Level, OrganisationView } from '@kaowu/contracts';
import { filingState, type FilingScope } from '../domain/filing';

interface ScopeRow {
  id: string;
  edition: string;
  code: string;
  direction: string;
  level: Level;
  occupation_name: string;
  districts: string[];
  valid_from: string;
  valid_to: string;
  closed_on: string | null;
  closed_reason: string | null;
  receipt_no: string;
}

/** A line of the filing with what is shown beside it. */
export interface StoredScope extends FilingScope {
  readonly occupationName: string;
  readonly closedReason: string | null;
  readonly receiptNo: string;
}

const scopeOf = (r: ScopeRow): StoredScope => ({
  id: r.id,
  key: { edition: r.edition, code: r.code, direction: r.direction, level: r.level },
  occupationName: r.occupation_name,
  districts: r.districts,
  validFrom: r.valid_from,
  validTo: r.valid_to,
  closedOn: r.closed_on,
  closedReason: r.closed_reason,
  receiptNo: r.receipt_no,
});

const SELECT = `
  SELECT s.id, s.edition, s.code, s.direction, s.level, o.name AS occupation_name, s.districts, s.valid_from::text,
    s.valid_to::text, s.closed_on::text, s.closed_reason, s.receipt_no
  FROM filing_scope s JOIN catalogue_occupation o ON o.edition = s.edition AND o.code = s.code`;

/** Every line of the filing, also those that are over, in the order of registration. */
export async function findScopes(db: Database): Promise<StoredScope[]> {
  return (await db.query<ScopeRow>(`${SELECT} ORDER BY s.seq`)).map(scopeOf);
}

/** One line, locked for a change; null where there is none. */
export async function lockScope(db: Database, id: string): Promise<StoredScope | null> {
  const row = await db.one<ScopeRow>(`${SELECT} WHERE s.id = $1 FOR UPDATE OF s`, [id]);
  return row && scopeOf(row);
}

/** The line as it stands on a day. */
export const scopeView = (scope: StoredScope, today: string): FilingScopeView => ({
  ...scope,
  districts: [...scope.districts],
  ...filingState(scope, today),
});

interface OrganisationRow {
  id: string;
  name: string;
  credit_code: string;
  body_type: 'Y' | 'S';
  body_code: string;
  province_code: string;
  site_serial: string;
  filing_no: string;
  district_code: string;
  address: string;
  telephone: string;
}

/** The organisation, or null before it was registered. */
export async function findOrganisation(db: Database): Promise<OrganisationView | null> {
  const r = await db.one<OrganisationRow>('SELECT * FROM organisation');
  return (
    r && {
      id: r.id,
      name: r.name,
      creditCode: r.credit_code,
      bodyType: r.body_type,
      bodyCode: r.body_code,
      provinceCode: r.province_code,
      siteSerial: r.site_serial,
      filingNo: r.filing_no,
      districtCode: r.district_code,
      address: r.address,
      telephone: r.telephone,
    }
  );
}
