import type { Problem, QualificationEntry, QualificationView, RelationEntry, TrainingKind } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** Validity of a card; both days are included. */
export interface CardValidity {
  readonly validFrom: string;
  readonly validTo: string;
  /** Last day on which it counts where it was withdrawn. */
  readonly revokedOn: string | null;
}

/** How a card stands on a day. A withdrawn card counts up to its last day. */
export function cardState(card: CardValidity, day: string): QualificationView['state'] {
  if (day < card.validFrom) return 'future';
  if (card.revokedOn !== null && day > card.revokedOn) return 'revoked';
  return day <= card.validTo ? 'valid' : 'lapsed';
}

/** The last day on which a card counts. */
export const lastDayOfCard = (card: CardValidity): string =>
  card.revokedOn !== null && card.revokedOn < card.validTo ? card.revokedOn : card.validTo;

/** Whether a card may be registered: its dates in order. That it is known already, the database tells. */
export function admitCard(entry: Pick<QualificationEntry, 'validFrom' | 'validTo'>): Decision<void, Problem> {
  return entry.validTo < entry.validFrom ? refuse({ code: 'qualification.dates-reversed', field: 'body.validTo' }) : grant(undefined);
}

/** Whether a card may be withdrawn with a last day: once, within its validity. */
export function revokeCard(card: CardValidity, lastDay: string): Decision<void, Problem> {
  if (card.revokedOn !== null) return refuse({ code: 'qualification.already-revoked' });
  if (lastDay < card.validFrom || lastDay > card.validTo) {
    return refuse({ code: 'qualification.revoked-outside-validity', params: { from: card.validFrom, to: card.validTo }, field: 'body.lastDay' });
  }
  return grant(undefined);
}

/**
 * The last quarterly training by a day, or null: what the rule "once a quarter, else no assignment" looks at (R二, D45).
 * Warning education and other trainings do not stand in for it.
 */
export function lastQuarterlyTraining(trainings: readonly { kind: TrainingKind; heldOn: string }[], day: string): string | null {
  const days = trainings.filter((t) => t.kind === 'quarterly' && t.heldOn <= day).map((t) => t.heldOn);
  return days.sort().at(-1) ?? null;
}

/**
 * The last day on which a training counts: `everyDays` days after it was held, by the rule set (D45). Null without a
 * training.
 */
export const trainingDueOn = (heldOn: string | null, everyDays: number): string | null =>
  heldOn === null ? null : new Date(Date.parse(`${heldOn}T00:00:00Z`) + everyDays * 86_400_000).toISOString().slice(0, 10);

/**
 * Whether a relation may be declared (回避, R五, D25): with exactly one of a colleague on the staff, somebody by ID
 * number, or an employer; never with oneself; and personal kinds only with a person.
 */
export function admitRelation(personId: string, entry: RelationEntry): Decision<void, Problem> {
  const given = [entry.withPersonId, entry.withIdNumber, entry.withEmployer].filter((v) => v !== null && v !== '');
  if (given.length !== 1) return refuse({ code: 'relation.needs-one-counterpart' });
  if (entry.withPersonId === personId) return refuse({ code: 'relation.with-oneself', field: 'body.withPersonId' });
  if (entry.withEmployer && (entry.kind === 'relative' || entry.kind === 'master_apprentice')) {
    return refuse({ code: 'relation.kind-needs-person', params: { kind: entry.kind === 'relative' ? '亲属' : '师徒' }, field: 'body.kind' });
  }
  return grant(undefined);
}
