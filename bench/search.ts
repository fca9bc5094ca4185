import { oversightRoutes } from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { openDatabase, Sockets, SystemClock } from '@kaowu/platform';
import { HttpClient } from '../apps/cli/client/http-client';
import { startOwnInstance } from '../apps/cli/rehearse/instance';
import { seedId } from '../seeds/ids';
import { SITTING_IDS } from '../seeds/sitting';
import type { BenchRow } from './row';

const CANDIDATES = 100_000;
const SOUGHT = ['T0000012345', '0012345', '赵考生20', '王', 'T', '王考生12', '2345', '没有这个人', '第一机房 01', '12'];

/** The search of the frame (Ctrl-K) over a hundred thousand candidates, through the real interface. */
export async function run(): Promise<BenchRow[]> {
  const instance = await startOwnInstance((line) => console.log(line));
  const db = await openDatabase(instance.databaseUrl, { poolSize: 2 });
  try {
    await db.query(
      `INSERT INTO candidate (id, round_id, name, id_number_sealed, id_number_lookup, id_number_masked, sex, employer, condition, eligibility, checked_by, confirmed_by, ticket_no, added_at)
       SELECT gen_random_uuid(), $1, substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许', 1 + n % 20, 1) || '考生' || n, '\\x00', 'scale' || n, '110***********00X', 'female', '示范单位', '一',
         'confirmed', 'a', 'b', 'T' || to_char(n, 'FM0000000000'), now() FROM generate_series(1, ${CANDIDATES}) n`,
      [SITTING_IDS.nextRound],
    );
    await db.query('ANALYZE candidate');
    const { token } = await new Sessions(db, new SystemClock(), new Sockets()).open('staff', seedId('person:head'), 60);
    const head = new HttpClient(instance.url, token);
    const times: number[] = [];
    for (const q of [...SOUGHT, ...SOUGHT]) {
      const from = performance.now();
      await head.call(oversightRoutes.search, { query: { q } });
      times.push(performance.now() - from);
    }
    times.sort((a, b) => a - b);
    return [{
      name: `search over ${CANDIDATES} candidates, median`, value: Number((times[Math.floor(times.length / 2)] ?? 0).toFixed(1)), unit: 'ms', target: '< 50 ms',
      note: `longest ${(times.at(-1) ?? 0).toFixed(1)} ms of ${times.length} searches`,
    }];
  } finally {
    await db.close();
    await instance.stop();
  }
}
