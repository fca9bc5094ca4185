import type { IncidentKind, Problem } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** What a report names, already looked up; null where the code is not known. */
export interface IncidentReport {
  readonly category: { readonly code: string; readonly kind: IncidentKind } | null;
  /** Undefined where none was named, null where the code named is not known. */
  readonly tier: { readonly code: string } | null | undefined;
  readonly seatingId: string | null;
}

/** An incident that may be written down. */
export interface SoundIncident {
  readonly categoryCode: string;
  readonly kind: IncidentKind;
  readonly tierCode: string | null;
  readonly seatingId: string | null;
}

/**
 * May this be written into the room record? A violation names the candidate and its tier; nothing else has a tier
 * (room record 考场情况记录单 and the tiers of violation, rules "Exam day", A-6).
 *
 * Refuses with `incident.category-unknown`, `incident.tier-unknown`, `incident.tier-needed`,
 * `incident.tier-not-for-this`, `incident.seat-needed`.
 */
export function decideIncident(report: IncidentReport): Decision<SoundIncident, Problem> {
  const { category, tier, seatingId } = report;
  if (category === null) return refuse({ code: 'incident.category-unknown', field: 'body.categoryCode' });
  if (tier === null) return refuse({ code: 'incident.tier-unknown', field: 'body.tierCode' });
  const violation = category.kind === 'violation';
  if (violation && tier === undefined) return refuse({ code: 'incident.tier-needed', field: 'body.tierCode' });
  if (!violation && tier !== undefined) return refuse({ code: 'incident.tier-not-for-this', field: 'body.tierCode' });
  if (violation && seatingId === null) return refuse({ code: 'incident.seat-needed', field: 'body.seatingId' });
  return grant({ categoryCode: category.code, kind: category.kind, tierCode: tier?.code ?? null, seatingId });
}

/** What closing an incident depends on. */
export interface ClosingIncident {
  readonly kind: IncidentKind;
  readonly tierCode: string | null;
  readonly closedByName: string | null;
  /** The tier as finally found: undefined keeps it, null means that the code is not known. */
  readonly newTier: { readonly code: string } | null | undefined;
}

/**
 * May this incident be closed, and with which tier? An incident is closed once; a correction is a new entry.
 *
 * Refuses with `incident.closed-already`, `incident.tier-unknown`, `incident.tier-not-for-this`.
 */
export function decideClosing(incident: ClosingIncident): Decision<{ tierCode: string | null }, Problem> {
  if (incident.closedByName !== null) return refuse({ code: 'incident.closed-already', params: { name: incident.closedByName } });
  if (incident.newTier === undefined) return grant({ tierCode: incident.tierCode });
  if (incident.newTier === null) return refuse({ code: 'incident.tier-unknown', field: 'body.tierCode' });
  if (incident.kind !== 'violation') return refuse({ code: 'incident.tier-not-for-this', field: 'body.tierCode' });
  return grant({ tierCode: incident.newTier.code });
}
