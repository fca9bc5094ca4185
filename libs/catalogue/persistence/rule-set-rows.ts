import type { Database } from '@kaowu/platform';
import { ruleSetValues } from '@kaowu/contracts';
import type { RuleSet } from '../domain/rule-sets';

interface RuleSetRow {
  id: string;
  code: string;
  version: number;
  title: string;
  source: string;
  effective_from: string;
  rules: unknown;
  created_at: Date;
}

const ruleSetOf = (r: RuleSetRow): RuleSet => ({
  id: r.id,
  code: r.code,
  version: r.version,
  title: r.title,
  source: r.source,
  effectiveFrom: r.effective_from,
  values: ruleSetValues.parse(r.rules),
  createdAt: r.created_at,
});

/** All versions of all rule sets, the oldest first. */
export async function findRuleSets(db: Database): Promise<RuleSet[]> {
  const rows = await db.query<RuleSetRow>(
    'SELECT id, code, version, title, source, effective_from::text, rules, created_at FROM rule_set ORDER BY created_at, code, version',
  );
  return rows.map(ruleSetOf);
}
