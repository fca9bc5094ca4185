import { setTimeout as delay } from 'node:timers/promises';
import { testDatabase, TestClock, type TestDatabase } from '@kaowu/platform/testing';
import { statesOf } from '../persistence/state-rows';
import { insertAttempts } from '../testing/attempts';
import { Presence, SILENT_AFTER_MS } from './presence';

describe('who is connected', () => {
  const clock = new TestClock();
  let test: TestDatabase;
  let attemptId: string;
  let one: Presence;
  let two: Presence;

  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.stop());
  beforeEach(async () => {
    attemptId = (await insertAttempts(test.db, 1, { startedAt: clock.now() }))[0]?.attemptId ?? '';
    [one, two] = [new Presence(test.db, clock), new Presence(test.db, clock)];
  });
  afterEach(async () => {
    await one.stop();
    await two.stop();
  });

  const written = (): Promise<void> => delay(400);
  const connected = async (): Promise<boolean | undefined> => {
    const since = new Date(clock.now().getTime() - SILENT_AFTER_MS);
    return (await statesOf(test.db, 'id', [attemptId], since))[0]?.connected;
  };

  it('is known to all servers, from the first socket to the last', async () => {
    const device = { attemptId, epoch: 1 };
    expect(one.connected(device)).toBe(true);
    expect(one.connected(device)).toBe(false);
    await written();
    expect(await connected()).toBe(true);
    expect(one.disconnected(device)).toBe(false);
    await written();
    expect(await connected()).toBe(true);
    expect(one.disconnected(device)).toBe(true);
    await written();
    expect(await connected()).toBe(false);
  });

  it('moves from one server to another without a gap, whatever the order of the news', async () => {
    const device = { attemptId, epoch: 1 };
    one.connected(device);
    await written();
    two.connected(device);
    await written();
    one.disconnected(device);
    await written();
    expect(await connected()).toBe(true);
  });

  it('ends when a server dies without a word', async () => {
    one.connected({ attemptId, epoch: 1 });
    await written();
    clock.advance(SILENT_AFTER_MS - 1);
    expect(await connected()).toBe(true);
    clock.advance(1);
    expect(await connected()).toBe(false);
  });

  it('counts the present device only', async () => {
    one.connected({ attemptId, epoch: 1 });
    await written();
    await test.db.query('UPDATE attempt SET epoch = 2 WHERE id = $1', [attemptId]);
    expect(await connected()).toBe(false);
    one.connected({ attemptId, epoch: 2 });
    await written();
    expect(await connected()).toBe(true);
  });

  it('says good-bye for all when its server stops', async () => {
    one.connected({ attemptId, epoch: 1 });
    await written();
    await one.stop();
    expect(await connected()).toBe(false);
  });
});
