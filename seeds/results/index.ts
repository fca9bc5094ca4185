import { Notices } from '@kaowu/results';
import type { SeedContext } from '../context';
import { seedId } from '../ids';

/** The demonstration body's fees (D57) and management rules (D58) on the public board. Idempotent. */
export async function seedResults({ app, db, actor }: SeedContext): Promise<void> {
  const notices = app.get(Notices, { strict: false });
  const known = new Set((await db.query<{ id: string }>('SELECT id FROM public_notice')).map((r) => r.id));
  const publish = async (name: string, text: Parameters<Notices['publish']>[1]): Promise<void> => {
    const id = seedId(`notice:${name}`);
    if (!known.has(id)) await notices.publish(actor, text, id);
  };
  await publish('fees', {
    kind: 'fees', title: '职业技能等级认定收费标准（示范）', text: '按认定成本确定，只收下列费用。补考按科目收取；因本机构原因未能考试的全额退回。', basis: '社会培训评价组织承诺书第三条',
    fees: [
      { item: '五级/初级工 理论知识考试', unit: '人次', cents: 12_000 },
      { item: '五级/初级工 操作技能考核', unit: '人次', cents: 26_000 },
      { item: '证书补发', unit: '本', cents: 1_000 },
    ],
  });
  await publish('rules', {
    kind: 'rules', title: '成绩公示与复查管理办法（示范）', basis: '京人社能发〔2022〕8号 四（四）', fees: [],
    text: '一、成绩经统分复核、负责人放行后公示，公示期按规则集执行。\n二、考生对本人成绩有异议的，可在公示期内提出，只限漏评、加错、录错三种情形，不重新评判。\n三、异议由未参加评分的复核人员处理，结果和理由告知考生。\n四、更正成绩须重新统分、复核、放行和公示，原成绩保留备查。',
  });
}
