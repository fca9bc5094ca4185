import { deliveryPushes, deliveryRoutes, deliverySocketEvents } from '@kaowu/contracts';
import { Attempts, CloseExpired, StartSession, VerifyAnswers } from '@kaowu/delivery';
import { staffActor } from '@kaowu/platform/testing';
import { startInstance } from '../../../test/support/instance';
import { callAs, refusalOf, RoomDay, ShiftedClock, type Page } from '../../../test/support/room-day';

/** One exam day in order; each test is a moment of it. Candidates 0–8 are checked in. */
describe('the candidate’s room', () => {
  const clock = new ShiftedClock();
  let day: RoomDay;
  let pages: Page[];

  beforeAll(async () => {
    day = new RoomDay(await startInstance({ seeded: true, clock }));
  });
  afterAll(() => day.stop());

  const attempts = () => day.instance.nest.get(Attempts);
  const chief = staffActor('0198c0de-0000-7000-8000-00000000c41e', ['chief']);
  const idOf = (i: number): string => (pages[i] as Page).state.attemptId;
  const verified = () => day.instance.nest.get(VerifyAnswers).run();

  it('lets nobody in who is not checked in, and tells nobody which number was wrong', async () => {
    const { ticketNo, idNumber } = await day.ticket(0);
    const signIn = (ticket: string, id: string) => refusalOf(callAs(day.instance.url, null, deliveryRoutes.signIn, { body: { ticketNo: ticket, idNumber: id } }));
    expect(await signIn(ticketNo, idNumber)).toBe('entry.not-checked-in');
    expect(await signIn(ticketNo, '110101199003070011')).toBe('entry.unknown');
    expect(await signIn('NO-SUCH-TICKET', idNumber)).toBe('entry.unknown');
  });

  it('slows guessing of ID numbers for one ticket', async () => {
    const { ticketNo } = await day.ticket(20);
    const guess = () => refusalOf(callAs(day.instance.url, null, deliveryRoutes.signIn, { body: { ticketNo, idNumber: '110101199003070011' } }));
    const codes = [];
    for (let i = 0; i < 9; i++) codes.push(await guess());
    expect(codes.at(-1)).toBe('sign-in.locked');
  });

  it('nobody else can use what is the candidate’s', async () => {
    expect(await refusalOf(day.as('chief', deliveryRoutes.roomPaper))).toBe('access.denied');
    expect(await refusalOf(callAs(day.instance.url, null, deliveryRoutes.roomState))).toBe('access.sign-in-needed');
    expect(await refusalOf(callAs(day.instance.url, 'made-up', deliveryRoutes.saveAnswers, { body: { events: [{ n: 1, epoch: 1, questionNo: 1, response: [], clientAt: 0 }] } }))).toBe('access.sign-in-needed');
  });

  it('candidates sign in, sign the statement and wait; the paper stays closed', async () => {
    await day.openDoors(9);
    pages = [];
    for (let i = 0; i < 6; i++) pages.push(await day.ready(i));
    const [first] = pages as [Page];
    expect(first.state.clock).toMatchObject({ state: 'waiting', phase: 'waiting', deadlineAt: null, canAnswer: false });
    expect(first.state.statement.signedAt).not.toBeNull();
    expect(first.state.questions).toBe(100);
    expect(first.state.candidateName).toBe((await day.ticket(0)).name);
    expect(await refusalOf(first.call(deliveryRoutes.roomPaper))).toBe('attempt.not-started');
    expect(await refusalOf(first.answer(1, ['A']))).toBe('attempt.not-started');
    expect(await refusalOf(first.handIn())).toBe('attempt.not-started');
  });

  it('only a chief starts, once; all who wait start together', async () => {
    expect(await refusalOf(day.as('officer', deliveryRoutes.startSession, { params: { sessionId: day.sessionId }, body: {} }))).toBe('access.denied');
    await expect(day.instance.nest.get(StartSession).run(chief, day.sessionId)).rejects.toMatchObject({ problem: { code: 'delivery.not-on-duty' } });
    await day.start();
    const started = await Promise.all(pages.map((page) => page.pushed(deliveryPushes.roomStarted)));
    expect(new Set(started.map((s) => s['deadlineAt'])).size).toBe(1);
    expect(await refusalOf(day.start())).toBe('delivery.already-started');
  });

  it('each gets a paper of their own, without a key', async () => {
    const papers = await Promise.all(pages.map((page) => page.call(deliveryRoutes.roomPaper)));
    expect(new Set(papers.map((p) => p.digest)).size).toBe(pages.length);
    expect(papers.map((p) => p.sections.flatMap((s) => s.questions).length)).toEqual(pages.map(() => 100));
    expect(JSON.stringify(papers)).not.toMatch(/"key"|versionId|itemId/);
  });

  it('an acknowledged answer is there, on any machine, as it was given', async () => {
    const [page] = pages as [Page];
    expect(await page.answer(1, ['A'])).toMatchObject({ seq: 1 });
    await page.answer(2, ['B']);
    await page.answer(1, ['C']);
    await page.send(deliverySocketEvents.saveAnswer, page.event(2, ['1'], { kind: 'flag' }));
    const state = await page.join();
    expect(state.answers.map((a) => [a.no, a.response, a.flagged])).toEqual([[1, ['C'], false], [2, ['B'], true]]);
    // The number of the event that was refused before the start is not used again.
    expect(state.lastN).toBe(5);
    expect(await attempts().answers(page.state.attemptId)).toEqual([{ no: 1, response: ['C'] }, { no: 2, response: ['B'] }]);
    const mine = (await attempts().ofSession(day.sessionId)).find((a) => a.attemptId === page.state.attemptId);
    expect(mine).toMatchObject({ state: 'running', answered: 2, questions: 100, paused: false, epoch: 1, connected: true });
  });

  it('what was answered without network follows in order, and a repeat changes nothing', async () => {
    const page = pages[1] as Page;
    const events = Array.from({ length: 60 }, (_, i) => page.event((i % 20) + 1, [i % 2 ? 'A' : 'B']));
    const first = await page.send(deliverySocketEvents.saveBatch, { events });
    const again = await page.call(deliveryRoutes.saveAnswers, { body: { events } });
    expect(first.refused).toEqual([]);
    expect(again.saved).toEqual(first.saved);
    expect(first.saved.map((s) => s.seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    expect((await page.join()).answers.length).toBe(20);
  });

  it('says which event of a batch it did not take, and takes the others', async () => {
    const page = pages[1] as Page;
    const reply = await page.send(deliverySocketEvents.saveBatch, { events: [page.event(1, ['D']), page.event(999, ['D']), page.event(3, ['D'])] });
    expect(reply.saved.length).toBe(2);
    expect(reply.refused).toMatchObject([{ code: 'answer.no-question', zh: '试卷没有第 999 题' }]);
  });

  it('refuses what does not fit its schema', async () => {
    const page = pages[1] as Page;
    const bad = (payload: unknown) => refusalOf(page.send(deliverySocketEvents.saveAnswer, payload));
    expect(await bad({})).toBe('request.invalid');
    expect(await bad(page.event(0, ['A']))).toBe('request.invalid');
    expect(await bad({ ...page.event(1, ['A']), response: ['x'.repeat(4001)] })).toBe('request.invalid');
    expect(await refusalOf(page.send({ ...deliverySocketEvents.saveAnswer, name: 'answer.steal' }, {}))).toBe('event.unknown');
  });

  it('a second machine takes over; the first is told, and what it still sends does not count', async () => {
    const old = pages[2] as Page;
    await old.answer(1, ['A']);
    const fresh = await day.page(2);
    expect(fresh.state).toMatchObject({ epoch: 2, lastN: 0, moved: false });
    expect(fresh.state.answers).toMatchObject([{ no: 1, response: ['A'] }]);
    expect(await old.pushed(deliveryPushes.roomMoved)).toEqual({ epoch: 2 });
    expect(await refusalOf(old.answer(1, ['D']))).toBe('attempt.moved');
    expect(await refusalOf(old.handIn())).toBe('attempt.moved');
    expect(await refusalOf(old.call(deliveryRoutes.roomPaper))).toBe('attempt.moved');
    expect((await old.join()).moved).toBe(true);
    // Nor can it write as the machine that took over.
    expect(await refusalOf(old.send(deliverySocketEvents.saveAnswer, { ...old.event(1, ['D']), epoch: 2 }))).toBe('answer.epoch-unknown');
    await fresh.connect();
    await fresh.join();
    await fresh.answer(2, ['B']);
    expect((await fresh.join()).answers.map((a) => [a.no, a.response])).toEqual([[1, ['A']], [2, ['B']]]);
    const trace = await day.as('inspector', deliveryRoutes.attemptTrace, { params: { attemptId: fresh.state.attemptId } });
    expect(trace).toMatchObject({ verified: true, firstBadSeq: null });
    expect(trace.events.map((e) => [e.epoch, e.questionNo, e.stale])).toEqual([[1, 1, false], [1, 1, true], [2, 2, false]]);
    pages[2] = fresh;
  });

  it('a pause stops the time and covers the paper; going on gives back every minute', async () => {
    const page = pages[3] as Page;
    const before = (await page.join()).clock.deadlineAt as string;
    expect(await attempts().pause(chief, [idOf(3)], '考生身体不适', { commandId: '0198c0de-0000-7000-8000-0000000000aa' })).toEqual([{ attemptId: idOf(3), ok: true }]);
    expect(await page.pushed(deliveryPushes.roomPaused)).toMatchObject({ commandId: '0198c0de-0000-7000-8000-0000000000aa', clock: { phase: 'paused', deadlineAt: null } });
    expect(await refusalOf(page.answer(5, ['A']))).toBe('attempt.paused');
    expect(await refusalOf(page.call(deliveryRoutes.roomPaper))).toBe('attempt.paused');
    expect(await attempts().pause(chief, [idOf(3)], '再次')).toMatchObject([{ ok: false, problem: { code: 'attempt.paused' } }]);
    clock.forward(10);
    await attempts().resume(chief, [idOf(3)], '考生恢复');
    const resumed = await page.pushed(deliveryPushes.roomResumed);
    const gained = Date.parse((resumed['clock'] as { deadlineAt: string }).deadlineAt) - Date.parse(before);
    expect(gained).toBeGreaterThanOrEqual(10 * 60_000);
    expect(gained).toBeLessThan(10 * 60_000 + 5_000);
    await page.answer(5, ['A']);
  });

  it('acts on many say for each what became of it, and are journalled with their reason', async () => {
    const ids = [idOf(0), idOf(3), '0198c0de-0000-7000-8000-00000000dead'];
    const outcomes = await attempts().extend(chief, ids, '设备故障补时', { minutes: 5 });
    expect(outcomes).toMatchObject([{ ok: true }, { ok: true }, { ok: false, problem: { code: 'record.not-found' } }]);
    expect(await (pages[0] as Page).pushed(deliveryPushes.roomClock)).toMatchObject({ clock: { phase: 'running' } });
    const entries = await day.instance.db.query(`SELECT subject_id, reason FROM journal_entry WHERE action = 'attempt.extended' ORDER BY seq`);
    expect(entries).toEqual(expect.arrayContaining([{ subject_id: idOf(0), reason: '设备故障补时' }, { subject_id: idOf(3), reason: '设备故障补时' }]));
  });

  it('a message reaches the page', async () => {
    const page = pages[0] as Page;
    attempts().message([idOf(0)], { commandId: '0198c0de-0000-7000-8000-0000000000bb', text: '请注意时间', at: clock.now() });
    expect(await page.pushed(deliveryPushes.roomMessage)).toMatchObject({ text: '请注意时间' });
  });

  it('a late candidate enters within the limit, with the time that is left', async () => {
    const late = await day.page(6);
    await late.call(deliveryRoutes.signStatement, { body: { version: late.state.statement.version } });
    await late.connect();
    const state = await late.join();
    expect(state.clock).toMatchObject({ state: 'running', phase: 'running' });
    expect(state.clock.remainingMs as number).toBeLessThan(81 * 60_000);
    await late.answer(1, ['A']);
    pages[6] = late;
  });

  it('after the limit nobody enters, unless it is granted', async () => {
    // Signed in before the limit, but signs the statement after it.
    const slow = await day.page(7);
    clock.forward(30);
    expect(await refusalOf(slow.call(deliveryRoutes.signStatement, { body: { version: slow.state.statement.version } }))).toBe('entry.too-late');
    const { ticketNo, idNumber } = await day.ticket(8);
    const signIn = () => refusalOf(callAs(day.instance.url, null, deliveryRoutes.signIn, { body: { ticketNo, idNumber } }));
    expect(await signIn()).toBe('entry.too-late');
    await attempts().grantLateEntry(chief, [slow.state.attemptId], '地铁故障，主考批准', { untilAt: new Date(clock.now().getTime() + 600_000) });
    expect((await slow.call(deliveryRoutes.signStatement, { body: { version: slow.state.statement.version } })).clock.state).toBe('running');
  });

  it('handing in gives a receipt that anybody can check, and that says nothing of whose it is', async () => {
    const page = pages[0] as Page;
    expect(await refusalOf(page.send(deliverySocketEvents.handInNow, { epoch: 1, upToN: 99 }))).toBe('attempt.answers-unsent');
    const receipt = await page.handIn();
    expect(receipt).toMatchObject({ state: 'handed_in', answered: 2, questions: 100 });
    expect(await page.handIn()).toEqual(receipt);
    expect(await refusalOf(page.answer(3, ['A']))).toBe('attempt.closed');
    const shown = await callAs(day.instance.url, null, deliveryRoutes.publicReceipt, { params: { code: receipt.code.toLowerCase().replaceAll('-', ' ') } });
    expect(shown).toEqual({ valid: true, state: 'handed_in', handedInAt: receipt.handedInAt, answered: 2 });
    expect(await refusalOf(callAs(day.instance.url, null, deliveryRoutes.publicReceipt, { params: { code: '0000-0000-0000-0000' } }))).toBe('receipt.unknown');
    const { state } = await day.page(0);
    expect(state.receipt).toEqual(receipt);
  });

  it('the session cannot be closed while somebody answers', async () => {
    const close = day.as('chief', deliveryRoutes.closeSession, { params: { sessionId: day.sessionId }, body: { reason: '结束' } });
    expect(await refusalOf(close)).toBe('delivery.attempts-running');
  });

  it('a paper can be collected by order', async () => {
    const outcomes = await attempts().forceHandIn(chief, [idOf(1), idOf(0)], '违纪，终止考试');
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, problem: { code: 'attempt.closed' } }]);
    const forced = await (pages[1] as Page).pushed(deliveryPushes.roomForced);
    expect(forced).toMatchObject({ clock: { state: 'forced', phase: 'closed' }, receipt: { state: 'forced' } });
  });

  it('at the end of time the papers are collected, by whoever looks first, once', async () => {
    clock.forward(75);
    const sweep = day.instance.nest.get(CloseExpired);
    await Promise.all([sweep.run(), sweep.run(), sweep.run()]);
    const forced = await (pages[6] as Page).pushed(deliveryPushes.roomForced);
    expect(forced).toMatchObject({ receipt: { state: 'forced', answered: 1 } });
    const rows = await day.instance.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM journal_entry WHERE action = 'attempt.time-over' GROUP BY subject_id`);
    expect(rows.every((r) => r.n === 1)).toBe(true);
    expect((await attempts().ofSession(day.sessionId)).filter((a) => a.state === 'running')).toEqual([]);
  });

  it('then the session closes, who never came is void, and marking is told', async () => {
    const view = await day.as('chief', deliveryRoutes.closeSession, { params: { sessionId: day.sessionId }, body: { reason: '全部交卷' } });
    expect(view).toMatchObject({ state: 'closed', counts: { running: 0, waiting: 0, handed_in: 1 } });
    expect(view.counts.void).toBe(24 - 8);
    expect(await day.instance.db.query(`SELECT data FROM outbox_event WHERE name = 'delivery.session-closed'`)).toEqual([{ data: { sessionId: day.sessionId } }]);
  });

  it('and every answer journal verifies, until somebody lays hands on one', async () => {
    expect(await verified()).toMatchObject({ ok: true, firstBad: null });
    await day.instance.db.tx(async () => {
      await day.instance.db.query('SET LOCAL session_replication_role = replica');
      await day.instance.db.query(`UPDATE answer_event SET response = '["D"]' WHERE attempt_id = $1 AND seq = 7`, [idOf(1)]);
    });
    expect(await verified()).toMatchObject({ ok: false, firstBad: { attemptId: idOf(1), seq: 7, fault: 'hash' } });
  });
});
