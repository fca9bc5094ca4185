import { oversightRoutes } from '@kaowu/contracts';
import { Sessions } from '@kaowu/identity';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { seedId } from '../../../seeds/ids';
import { SITTING_IDS } from '../../../seeds/sitting';
import { startInstance, type TestInstance } from '../../../test/support/instance';

const CANDIDATES = 100_000;

let instance: TestInstance;
let head: HttpClient;

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  await instance.db.query(
    `INSERT INTO candidate (id, round_id, name, id_number_sealed, id_number_lookup, id_number_masked, sex, employer, condition, eligibility, checked_by, confirmed_by, ticket_no, added_at)
     SELECT gen_random_uuid(), $1, substr('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许', 1 + n % 20, 1) || '考生' || n, '\\x00', 'scale' || n, '110***********00X', 'female', '示范单位', '一',
       'confirmed', 'a', 'b', 'T' || to_char(n, 'FM0000000000'), now() FROM generate_series(1, ${CANDIDATES}) n`,
    [SITTING_IDS.nextRound],
  );
  await instance.db.query('ANALYZE candidate');
  const { token } = await instance.nest.get(Sessions).open('staff', seedId('person:head'), 60);
  head = new HttpClient(instance.url, token);
}, 180_000);
afterAll(() => instance.stop());

const search = async (q: string) => (await head.call(oversightRoutes.search, { query: { q } })).hits;

it(`finds one of ${CANDIDATES} candidates by name, by number and by last digits`, async () => {
  for (const q of ['T0000077777', '0077777', '王考生77767']) expect((await search(q)).map((hit) => hit.title)).toEqual(expect.arrayContaining([expect.stringContaining('考生777')]));
  expect(await search('没有这个人')).toEqual([]);
});
