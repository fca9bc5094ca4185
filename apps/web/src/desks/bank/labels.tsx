import type { ReactNode } from 'react';
import { DIFFICULTY_GRADES, GRADES, ITEM_TYPES, TABLE_STATES, type ItemType, type OccupationKey, type TableState, type VersionState } from '@kaowu/contracts';
import { pick, StateTag, useLanguage, type StateKind } from '../../frame';
import { useStatusName } from './statuses';

const VERSION_KINDS: Readonly<Record<VersionState, StateKind>> = { draft: 'absent', in_review: 'checked-in', approved: 'handed-in', retired: 'broken', replaced: 'absent' };
const TABLE_KINDS: Readonly<Record<TableState, StateKind>> = { draft: 'attention', checked: 'handed-in', retired: 'broken' };

/** The status of a version of an item or task, as the body calls it, in the colour of what it stands for. */
export function VersionStatusTag({ of: { status, state } }: { of: { readonly status: string; readonly state: VersionState } }): ReactNode {
  const nameOf = useStatusName();
  return <StateTag kind={VERSION_KINDS[state]}>{nameOf(status, state)}</StateTag>;
}

/** The state of an element table. */
export function TableStateTag({ state }: { state: TableState }): ReactNode {
  const { language } = useLanguage();
  return <StateTag kind={TABLE_KINDS[state]}>{pick(TABLE_STATES[state], language)}</StateTag>;
}

/** The name of an item type. */
export function TypeName({ type }: { type: ItemType }): ReactNode {
  const { language } = useLanguage();
  return <>{pick(ITEM_TYPES[type], language)}</>;
}

/** The grade nearest to an expected facility. */
export const gradeOf = (facility: number): (typeof DIFFICULTY_GRADES)[number] =>
  [...DIFFICULTY_GRADES].sort((a, b) => Math.abs(a.facility - facility) - Math.abs(b.facility - facility))[0] ?? DIFFICULTY_GRADES[2];

/** The difficulty as a word and a number. */
export function Difficulty({ facility }: { facility: number }): ReactNode {
  const { language } = useLanguage();
  return <span>{pick(gradeOf(facility), language)} <span className="k-muted">{facility.toFixed(2)}</span></span>;
}

/** Occupation, direction and level in one line. */
export function Occupation({ name, occupation }: { name: string; occupation: OccupationKey }): ReactNode {
  const { language } = useLanguage();
  return <>{name}{occupation.direction && `（${occupation.direction}）`} · {pick(GRADES[occupation.level], language)}</>;
}
