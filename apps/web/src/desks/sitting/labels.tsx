import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DISTRICTS, GRADES, type AssessmentMode, type EligibilityState, type OccupationKey, type RoundState, type SittingOpenPoint, type SittingSessionState } from '@kaowu/contracts';
import { pick, StateTag, useLanguage, useWords, type Language, type StateKind } from '../../frame';
import { messages } from './messages';

const ROUND_KINDS: Readonly<Record<RoundState, StateKind>> = { planned: 'absent', announced: 'attention', confirmed: 'checked-in', running: 'answering', finished: 'handed-in' };
const SESSION_KINDS: Readonly<Record<SittingSessionState, StateKind>> = { planned: 'attention', ready: 'checked-in', closed: 'handed-in' };
const ELIGIBILITY_KINDS: Readonly<Record<EligibilityState, StateKind>> = { submitted: 'absent', checked: 'checked-in', confirmed: 'handed-in', refused: 'broken' };

/** The state of a round. */
export function RoundTag({ state }: { state: RoundState }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={ROUND_KINDS[state]}>{w(`round.${state}`)}</StateTag>;
}

/** The state of a session. */
export function SessionTag({ state }: { state: SittingSessionState }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={SESSION_KINDS[state]}>{w(`session.${state}`)}</StateTag>;
}

/** How far a candidate's eligibility is decided. */
export function EligibilityTag({ state }: { state: EligibilityState }): ReactNode {
  const w = useWords(messages);
  return <StateTag kind={ELIGIBILITY_KINDS[state]}>{w(state)}</StateTag>;
}

/** The parts of an assessment in a line. */
export function Parts({ parts }: { parts: readonly AssessmentMode[] }): ReactNode {
  const w = useWords(messages);
  return parts.map((part) => w(part)).join(' · ');
}

/** A district's name, or its code where it has none here. */
export const districtName = (code: string, language: Language): string => {
  const district = DISTRICTS.find((d) => d.code === code);
  return district ? pick(district, language) : code;
};

/** Level and direction as they are read. */
export function KeyText({ occupationName, occupation }: { occupationName: string; occupation: OccupationKey }): ReactNode {
  const { language } = useLanguage();
  return `${occupationName}${occupation.direction ? `（${occupation.direction}）` : ''} ${pick(GRADES[occupation.level], language)}`;
}

/** Where each open point is mended. */
const mendPath = (point: SittingOpenPoint, roundId: string | undefined): string => {
  if (point.sessionId !== null) return point.step === 'seats' || point.step === 'tickets' ? `/sessions/${point.sessionId}#seats` : `/sessions/${point.sessionId}#${point.step}`;
  const tab = point.step === 'announcement' ? 'announcement' : point.step === 'sessions' ? 'sessions' : point.step === 'eligibility' ? 'eligibility' : 'candidates';
  return `/rounds/${roundId ?? ''}?tab=${tab}`;
};

/** What is not ready, in words, each a link to its mend. */
export function OpenPoints({ points, roundId }: { points: readonly SittingOpenPoint[]; roundId?: string }): ReactNode {
  const { language } = useLanguage();
  return (
    <ul className="sitting-points">
      {points.map((point) => (
        <li key={`${point.code}${point.sessionId ?? ''}${point.roomId ?? ''}${point.zh}`}>
          <Link to={mendPath(point, roundId)}>
            <StateTag kind={point.weight === 'blocks' ? 'broken' : 'attention'}>{pick(point, language)}</StateTag>
          </Link>
        </li>
      ))}
    </ul>
  );
}
