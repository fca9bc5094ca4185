import type { AssessmentMode, Problem, RuleSetValues } from '@kaowu/contracts';
import { invigilatorsNeeded } from './staffing';

/** What readiness looks at in one room. */
export interface RoomFacts {
  readonly id: string;
  readonly name: string;
  readonly candidates: number;
  readonly invigilators: number;
  /** Usable seats and stations, without spares. */
  readonly places: number;
  readonly spares: number;
  readonly cameras: number;
}

/** What readiness looks at in a session. */
export interface SessionFacts {
  readonly mode: AssessmentMode;
  readonly rooms: readonly RoomFacts[];
  readonly hasChief: boolean;
  /** Confirmed candidates of the round without a seat in any session of this part. */
  readonly unseated: number;
  /** Candidates of this session who sit in another one at the same time. */
  readonly clashes: number;
  readonly paperSet: { readonly state: 'drawn' | 'sealed' | 'released' | 'void'; readonly paperCount: number } | null;
}

export type PipelineStep = 'announcement' | 'candidates' | 'eligibility' | 'sessions' | 'seats' | 'tickets' | 'staff' | 'papers' | 'rooms';

/** Something that is not ready: in words through its code, whether it blocks, and where it is mended. */
export interface OpenPointFact {
  readonly problem: Problem;
  readonly weight: 'blocks' | 'warns';
  readonly step: PipelineStep;
  readonly roomId: string | null;
}

type ReadinessCode = Extract<Problem['code'], `ready.${string}`>;

/**
 * What stands between a session and its start, by the rules of the round: rooms, seats, staff (D22), papers, spare
 * machines and cameras (warnings, rules.md Exam day; D35). An empty list of blocking points is needed to declare it ready.
 */
export function sessionOpenPoints(facts: SessionFacts, rules: RuleSetValues): OpenPointFact[] {
  const seated = facts.rooms.reduce((sum, room) => sum + room.candidates, 0);
  const points: (OpenPointFact | null)[] = [
    when(facts.rooms.length === 0, 'ready.no-room', 'rooms'),
    when(facts.rooms.length > 0 && seated === 0, 'ready.nobody-seated', 'seats'),
    when(facts.unseated > 0 && seated > 0, 'ready.unseated', 'seats', { count: facts.unseated }, 'warns'),
    when(facts.clashes > 0, 'ready.clash', 'seats', { count: facts.clashes }, 'warns'),
    when(!facts.hasChief, 'ready.no-chief', 'staff'),
    ...facts.rooms.flatMap((room) => roomPoints(facts.mode, room, rules)),
    ...(facts.mode === 'theory' ? paperPoints(facts, seated) : []),
  ];
  return points.filter((point) => point !== null);
}

function roomPoints(mode: AssessmentMode, room: RoomFacts, rules: RuleSetValues): (OpenPointFact | null)[] {
  const needed = invigilatorsNeeded(mode, room.candidates, rules.staffing);
  const spares = mode === 'theory' && room.candidates > 0 ? Math.ceil((room.candidates * rules.room.spareMachinePercent) / 100) : 0;
  return [
    when(room.invigilators < needed, 'ready.staff-short', 'staff', { room: room.name, missing: needed - room.invigilators, needed }, 'blocks', room.id),
    when(room.spares < spares, 'ready.spares-short', 'rooms', { room: room.name, spares: room.spares, needed: spares }, 'warns', room.id),
    when(room.candidates > 0 && room.cameras === 0, 'ready.no-camera', 'rooms', { room: room.name }, 'warns', room.id),
  ];
}

function paperPoints(facts: SessionFacts, seated: number): (OpenPointFact | null)[] {
  const set = facts.paperSet;
  if (!set) return [when(true, 'ready.no-papers', 'papers')];
  return [
    when(set.state === 'drawn', 'ready.papers-open', 'papers'),
    when(set.state === 'void', 'ready.papers-void', 'papers'),
    when(set.paperCount < seated, 'ready.papers-short', 'papers', { papers: set.paperCount, candidates: seated }),
  ];
}

/** What readiness looks at in a round. */
export interface RoundFacts {
  readonly state: 'planned' | 'announced' | 'confirmed' | 'running' | 'finished';
  readonly parts: readonly AssessmentMode[];
  readonly submitted: number;
  readonly checked: number;
  readonly confirmed: number;
  readonly refused: number;
  readonly partsWithSession: readonly AssessmentMode[];
}

const PART_WORDS: Readonly<Record<AssessmentMode, { readonly zh: string; readonly en: string }>> = {
  theory: { zh: '理论知识', en: 'theory' },
  practical: { zh: '操作技能', en: 'practical skills' },
  review: { zh: '综合评审', en: 'comprehensive review' },
};

/** What stands between a round and its sessions; the sessions' own points come beside it. */
export function roundOpenPoints(facts: RoundFacts): OpenPointFact[] {
  if (facts.state === 'finished') return [];
  const total = facts.submitted + facts.checked + facts.confirmed + facts.refused;
  const undecided = facts.submitted + facts.checked;
  const points = [
    when(facts.state === 'planned', 'ready.no-announcement', 'announcement'),
    when(facts.state === 'announced' && total === 0, 'ready.no-candidates', 'candidates'),
    when(facts.submitted > 0, 'ready.awaiting-check', 'eligibility', { count: facts.submitted }),
    when(facts.checked > 0, 'ready.awaiting-district', 'eligibility', { count: facts.checked }),
    when(facts.state === 'announced' && undecided === 0 && facts.confirmed > 0, 'ready.list-open', 'eligibility'),
    ...facts.parts
      .filter((part) => !facts.partsWithSession.includes(part))
      .map((part) => when(true, 'ready.no-session', 'sessions', { part: PART_WORDS[part].zh, partEn: PART_WORDS[part].en })),
  ];
  return points.filter((point) => point !== null);
}

function when(
  holds: boolean,
  code: ReadinessCode,
  step: PipelineStep,
  params: NonNullable<Problem['params']> = {},
  weight: 'blocks' | 'warns' = 'blocks',
  roomId: string | null = null,
): OpenPointFact | null {
  return holds ? { problem: { code, params }, weight, step, roomId } : null;
}
