import { RULES } from '../testing/rules';
import { roundOpenPoints, sessionOpenPoints, type RoomFacts, type RoundFacts, type SessionFacts } from './readiness';

const room = (change: Partial<RoomFacts> = {}): RoomFacts => ({ id: 'r', name: '一机房', candidates: 30, invigilators: 2, places: 32, spares: 3, cameras: 1, ...change });
const facts = (change: Partial<SessionFacts> = {}): SessionFacts => ({
  mode: 'theory', rooms: [room()], hasChief: true, unseated: 0, clashes: 0, paperSet: { state: 'sealed', paperCount: 30 }, ...change,
});
const codes = (change: Partial<SessionFacts>) => sessionOpenPoints(facts(change), RULES).map((p) => `${p.weight} ${p.problem.code}`);

describe('what is not ready in a session', () => {
  it.each<[string, Partial<SessionFacts>, string[]]>([
    ['nothing', {}, []],
    ['no room', { rooms: [] }, ['blocks ready.no-room']],
    ['nobody seated', { rooms: [room({ candidates: 0, invigilators: 0 })], unseated: 5 }, ['blocks ready.nobody-seated']],
    ['somebody in two sessions at once', { clashes: 1 }, ['warns ready.clash']],
    ['some unseated (another session may take them)', { unseated: 4 }, ['warns ready.unseated']],
    ['no chief', { hasChief: false }, ['blocks ready.no-chief']],
    ['one invigilator for 30', { rooms: [room({ invigilators: 1 })] }, ['blocks ready.staff-short']],
    ['two for 31', { rooms: [room({ candidates: 31, spares: 4 })], paperSet: { state: 'sealed', paperCount: 31 } }, ['blocks ready.staff-short']],
    ['two spares for 30', { rooms: [room({ spares: 2 })] }, ['warns ready.spares-short']],
    ['no camera where somebody sits', { rooms: [room({ cameras: 0 })] }, ['warns ready.no-camera']],
    ['no papers', { paperSet: null }, ['blocks ready.no-papers']],
    ['papers still being drawn', { paperSet: { state: 'drawn', paperCount: 30 } }, ['blocks ready.papers-open']],
    ['void papers', { paperSet: { state: 'void', paperCount: 30 } }, ['blocks ready.papers-void']],
    ['released papers', { paperSet: { state: 'released', paperCount: 30 } }, []],
    ['one paper too few', { paperSet: { state: 'sealed', paperCount: 29 } }, ['blocks ready.papers-short']],
    ['practical without papers, invigilators or spares', { mode: 'practical', paperSet: null, rooms: [room({ invigilators: 0, spares: 0 })] }, []],
  ])('%s', (_name, change, expected) => expect(codes(change)).toEqual(expected));
});

describe('what is not ready in a round', () => {
  const round = (change: Partial<RoundFacts> = {}): RoundFacts => ({
    state: 'confirmed', parts: ['theory', 'practical'], submitted: 0, checked: 0, confirmed: 5, refused: 0,
    partsWithSession: ['theory', 'practical'], ...change,
  });
  it.each<[string, Partial<RoundFacts>, string[]]>([
    ['nothing', {}, []],
    ['not announced', { state: 'planned', confirmed: 0 }, ['ready.no-announcement']],
    ['nobody registered', { state: 'announced', confirmed: 0 }, ['ready.no-candidates']],
    ['some to be checked and confirmed', { state: 'announced', submitted: 2, checked: 3 }, ['ready.awaiting-check', 'ready.awaiting-district']],
    ['all decided, list open', { state: 'announced' }, ['ready.list-open']],
    ['no practical session', { partsWithSession: ['theory'] }, ['ready.no-session']],
    ['finished', { state: 'finished', partsWithSession: [] }, []],
  ])('%s', (_name, change, expected) => expect(roundOpenPoints(round(change)).map((p) => p.problem.code)).toEqual(expected));
});
