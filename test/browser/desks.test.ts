import { markingRoutes, resultsRoutes, sittingRoutes } from '@kaowu/contracts';
import { writeWorkbook } from '@kaowu/platform';
import { CANDIDATE_SHEET } from '@kaowu/sitting';
import type { Page } from 'playwright-core';
import { hire, signInCrew } from '../../apps/cli/rehearse/people';
import { NURSERY } from '../../seeds/catalogue';
import { demoCandidates, SITTING_IDS } from '../../seeds/sitting';
import { violations } from '../support/axe';
import { keepScreen, keepShot, openWindow, startBrowser, type TestBrowser } from '../support/browser';
import { WEB_DIR } from '../support/day';
import { startInstance, type TestInstance } from '../support/instance';
import { filled, ReviewRound } from '../support/review-round';
import { RoomDay } from '../support/room-day';
import { enterAs } from '../support/staff';

let instance: TestInstance;
let chromium: TestBrowser;
let day: RoomDay;

beforeAll(async () => {
  [chromium, instance] = await Promise.all([startBrowser(), startInstance({ seeded: true, webDir: WEB_DIR })]);
  day = new RoomDay(instance);
}, 120_000);
afterAll(async () => {
  await chromium.stop();
  await day.stop();
});

/** A window of a member of staff, signed in without the form. */
async function staffWindow(login: string, path: string, options: Parameters<typeof openWindow>[2] = {}) {
  const window = await openWindow(chromium.browser, instance.url, options);
  await enterAs(window.page, login);
  await window.page.goto(path);
  return window;
}

const confirm = (page: Page): Promise<void> => page.getByRole('dialog').getByRole('button', { name: /确\s*认|确定/ }).click();

describe('drawing a room', () => {
  const piece = (page: Page, name: RegExp) => page.getByRole('group', { name: '平面图' }).getByRole('button', { name });

  it('goes by drag, by keys and by numbers, and is not lost or overwritten', async () => {
    const { page, errors, context } = await staffWindow('officer', `/rooms/${SITTING_IDS.roomTwo}`);
    await page.getByRole('link', { name: '绘制平面图' }).click();
    const board = page.getByRole('group', { name: '平面图' });
    await board.waitFor();
    // By drag: seat 01 from the first cell to the aisle, four columns on.
    const from = await piece(page, /^考位01，/).boundingBox();
    if (!from) throw new Error('no seat 01');
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 100, from.y + 22, { steps: 4 });
    await page.mouse.move(from.x + 20 + 4 * 60, from.y + 20, { steps: 6 });
    await page.mouse.up();
    await piece(page, /^考位01，第 1 排第 5 列/).waitFor();
    // By keys: seat 02 takes the place that 01 left.
    await piece(page, /^考位02，/).focus();
    await page.keyboard.press('ArrowLeft');
    await piece(page, /^考位02，第 1 排第 1 列/).waitFor();
    await page.getByText('考位02移到第 1 排第 1 列').waitFor();
    // A wall is no place for a seat.
    await page.keyboard.press('ArrowUp');
    await page.getByText('那里不能放考位').waitFor();
    // By numbers: a new camera, put where it hangs.
    await page.getByRole('group', { name: '添加' }).getByRole('button', { name: '摄像头' }).click();
    const side = page.getByRole('region', { name: '选中' });
    await side.getByLabel('第几排').fill('6');
    await side.getByLabel('第几排').press('Enter');
    await piece(page, /^摄像头，第 6 排第 1 列/).waitFor();
    expect(await violations(page)).toEqual([]);
    await keepShot(page, 'desk-room-plan');
    // Leaving asks first.
    await page.getByRole('link', { name: '返回考场' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /留下|继续/ }).click();
    await page.getByRole('button', { name: '保存平面图' }).click();
    await page.getByText('平面图已保存').waitFor();
    const room = await day.as('officer', sittingRoutes.room, { params: { roomId: SITTING_IDS.roomTwo } });
    expect(room.places.filter((p) => p.row === 1 && (p.column === 1 || p.column === 5)).map((p) => p.label)).toEqual(['02', '01']);
    expect(room.fixtures.filter((f) => f.kind === 'camera')).toHaveLength(3);
    // Somebody else was faster: what is on the screen is not written over theirs.
    await day.as('officer2', sittingRoutes.drawRoom, { params: { roomId: room.id }, body: { version: room.version, rows: room.rows, columns: room.columns, places: room.places, fixtures: [] } });
    await piece(page, /^考位03，/).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: '保存平面图' }).click();
    await page.getByText(/吴考务已更改|平面图已由吴考务更改/).first().waitFor();
    await page.getByRole('button', { name: '载入新版本，放弃我的更改' }).click();
    await piece(page, /^考位03，/).waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a registration full of faults', () => {
  it('says cell by cell what is wrong, and takes the good rows', async () => {
    const [good, twice, wrong] = demoCandidates(801, 3);
    if (!good || !twice || !wrong) throw new Error('three people');
    const rows = [good, { ...twice, phone: '12345' }, { ...wrong, idNumber: wrong.idNumber.slice(0, 17) + (wrong.idNumber.endsWith('1') ? '2' : '1') }, good];
    const bytes = await writeWorkbook([{
      name: '考生', columns: CANDIDATE_SHEET.map((c) => ({ heading: c.headings[0] ?? c.key })),
      rows: rows.map((p) => CANDIDATE_SHEET.map((c) => (p as unknown as Readonly<Record<string, string>>)[c.key] ?? '')),
    }]);
    const { page, errors, context } = await staffWindow('officer', `/rounds/${SITTING_IDS.nextRound}?tab=candidates`);
    await page.getByRole('button', { name: '导入考生' }).click();
    const dialog = page.getByRole('dialog', { name: '导入考生' });
    const choose = dialog.locator('input[type=file]');
    const file = { name: '报名.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(bytes) };
    await choose.setInputFiles(file);
    await dialog.getByText('共 4 行，可导入 1 行，问题 3 处。').waitFor();
    await dialog.getByText(/校验码不符/).waitFor();
    await dialog.getByText(/与第 2 行证件号码相同/).waitFor();
    expect(await dialog.getByRole('button', { name: '确认导入' }).isDisabled()).toBe(true);
    await keepShot(page, 'desk-import-faults');
    expect(await violations(page)).toEqual([]);
    await dialog.getByText('只导入无误的行').first().click();
    await dialog.getByRole('button', { name: '确认导入' }).click();
    await dialog.getByText('已导入 1 名考生。').waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('an objection after the publication', () => {
  let round: ReviewRound;
  beforeAll(async () => {
    round = new ReviewRound(instance);
    await round.play();
  }, 60_000);

  it('is upheld, holds the filing, and the head sees in three clicks who did what', async () => {
    const [candidate] = await instance.db.query<{ ticket_no: string; name: string }>('SELECT ticket_no, name FROM candidate WHERE round_id = $1 ORDER BY ticket_no LIMIT 1', [round.roundId]);
    const person = round.people.find((p) => p.name === candidate?.name);
    // On the candidate's own phone, while the window is open.
    const phone = await openWindow(chromium.browser, instance.url, { width: 390, height: 844 });
    await phone.page.goto('/my-result');
    await phone.page.getByLabel('准考证号').fill(candidate?.ticket_no ?? '');
    await phone.page.getByLabel('证件号码').fill(person?.idNumber ?? '');
    await phone.page.getByRole('button', { name: '查询' }).click();
    await phone.page.getByLabel('科目').selectOption({ label: '综合评审' });
    await phone.page.getByLabel('问题').selectOption({ label: '分数录错' });
    await phone.page.getByLabel('具体说明').fill('答辩分录入有误，请复核');
    expect(await violations(phone.page)).toEqual([]);
    await keepScreen(phone.page, 'phone-objection', { width: 390, height: 844 });
    await phone.page.getByRole('button', { name: '提交异议' }).click();
    await phone.page.getByText('处理中').waitFor();
    expect(phone.errors).toEqual([]);
    await phone.context.close();
    const reviewer = await staffWindow('areviewer', `/results/${round.roundId}`);
    await reviewer.page.getByRole('tab', { name: /公示/ }).click();
    await reviewer.page.getByText('答辩分录入有误，请复核').waitFor();
    await reviewer.page.getByRole('button', { name: '成立', exact: true }).click();
    await reviewer.page.getByRole('dialog').getByLabel('理由').fill('经核对，录入有误');
    await confirm(reviewer.page);
    await reviewer.page.getByRole('cell', { name: /经核对，录入有误/ }).waitFor();
    await reviewer.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await keepShot(reviewer.page, 'desk-objection');
    const { page, errors, context } = await staffWindow('head', `/results/${round.roundId}`);
    await page.getByText(/异议成立，评分尚未更正/).waitFor();
    // "Who changed this?": the name, the history, the event.
    await page.getByRole('tab', { name: /成绩/ }).first().click();
    await page.getByRole('link', { name: candidate?.name ?? '' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '追溯' }).click();
    await page.waitForURL(/\/trace\/candidate\//);
    await page.getByRole('row', { name: /曹统核/ }).first().click();
    await page.getByText(/哈希/).first().waitFor();
    await keepShot(page, 'desk-trace');
    expect(await violations(page)).toEqual([]);
    expect([...errors, ...reviewer.errors]).toEqual([]);
    await context.close();
    await reviewer.context.close();
  });

  it('is corrected by somebody who has not scored it, computed again, and the candidate reads the answer beside the new result', async () => {
    const objections = await round.as('officer', resultsRoutes.objections, { params: { roundId: round.roundId } });
    const [objection] = objections.rows;
    const officer = await staffWindow('officer', `/results/${round.roundId}?tab=objections`);
    await officer.page.getByRole('link', { name: '去更正评分' }).waitFor();
    await keepShot(officer.page, 'desk-objection-upheld');
    await officer.page.goto(`/marking/sessions/${round.sessionId}`);
    await officer.page.getByText(/第 1 次统分已经采用本场次的评分/).waitFor();
    await officer.page.getByRole('link', { name: '去更正' }).click();
    await officer.page.getByRole('heading', { name: /异议更正/ }).waitFor();
    expect(await violations(officer.page)).toEqual([]);
    await officer.page.getByRole('button', { name: '送仲裁重评' }).click();
    await officer.page.getByRole('dialog').getByLabel('理由').fill('异议成立，重新评判');
    await confirm(officer.page);
    await officer.page.getByText('仲裁', { exact: false }).first().waitFor();
    await officer.page.getByRole('button', { name: '送仲裁重评' }).waitFor({ state: 'hidden' });
    await keepShot(officer.page, 'desk-correction');
    const [ruling] = await hire(instance.url, await signInCrew(instance.url), NURSERY.code, [{ login: 'ruling', name: '裁定甲', posts: ['senior_examiner'], card: 'senior_examiner' }]);
    const { adjudications } = await (ruling as NonNullable<typeof ruling>).client.call(markingRoutes.adjudications);
    const performanceId = adjudications[0]?.performanceId ?? '';
    const judge = await staffWindow('ruling', `/marking/adjudications/${performanceId}`);
    await judge.page.getByText('异议成立的理由：经核对，录入有误').waitFor();
    await judge.context.close();
    const { task } = await (ruling as NonNullable<typeof ruling>).client.call(markingRoutes.adjudication, { params: { performanceId } });
    await (ruling as NonNullable<typeof ruling>).client.call(markingRoutes.adjudicate, { params: { performanceId }, body: { ...filled(task, 88), reason: '按评分项重新评定' } });
    const { reviews } = await round.as('mreviewer', markingRoutes.reviews, { query: { state: 'open' } });
    for (const r of reviews) await round.as('mreviewer', markingRoutes.signReview, { params: { reviewId: r.id }, body: { verdict: 'ok', reason: '评分与标准一致' } });
    await officer.page.reload();
    await officer.page.getByText('已更正，待重新统分').waitFor();
    await officer.page.goto(`/results/${round.roundId}`);
    await officer.page.getByRole('button', { name: '重新统分' }).click();
    await officer.page.getByRole('dialog').getByLabel('理由').fill('异议成立，已更正');
    await confirm(officer.page);
    await officer.page.getByRole('dialog').waitFor({ state: 'hidden' });

    const person = round.people.find((p) => p.name === objection?.name);
    const phone = await openWindow(chromium.browser, instance.url, { width: 390, height: 844 });
    const ask = async (): Promise<void> => {
      const [row] = await instance.db.query<{ ticket_no: string }>('SELECT ticket_no FROM candidate WHERE id = $1', [objection?.candidateId]);
      await phone.page.goto('/my-result');
      await phone.page.getByLabel('准考证号').fill(row?.ticket_no ?? '');
      await phone.page.getByLabel('证件号码').fill(person?.idNumber ?? '');
      await phone.page.getByRole('button', { name: '查询' }).click();
    };
    await ask();
    await phone.page.getByText('成绩更正中', { exact: true }).waitFor();
    await phone.page.getByText('经核对，录入有误').waitFor();
    await keepShot(phone.page, 'phone-correcting');
    expect(await violations(phone.page)).toEqual([]);
    round.runId = (await round.as('officer', resultsRoutes.pipeline, { params: { roundId: round.roundId } })).current?.id ?? '';
    await round.publicise();
    await ask();
    await phone.page.getByText('88', { exact: true }).waitFor();
    await phone.page.getByText('经核对，录入有误').waitFor();
    await officer.page.goto(`/results/${round.roundId}?tab=objections`);
    await officer.page.getByText('已更正并重新统分').waitFor();
    await keepShot(officer.page, 'desk-objection-counted');
    expect([...officer.errors, ...phone.errors]).toEqual([]);
    await officer.context.close();
    await phone.context.close();
  });

  it('the review panel scores on its tablet, by the rule set\'s criteria', async () => {
    const [work] = await round.works('examiner4');
    const { page, errors, context } = await staffWindow('examiner4', `/marking/performances/${work?.row.id}`, { width: 820, height: 1180 });
    await page.getByText('专业知识与解决问题能力').first().waitFor();
    await keepShot(page, 'desk-review-panel');
    expect(await violations(page)).toEqual([]);
    const plan = await staffWindow('officer', `/marking/sessions/${round.sessionId}`);
    await plan.page.getByRole('tab', { name: '试题与比重' }).click();
    await plan.page.getByText('综合评审（论文与答辩）').waitFor();
    await keepShot(plan.page, 'desk-review-plan');
    expect([...errors, ...plan.errors]).toEqual([]);
    await context.close();
    await plan.context.close();
  });
});

describe('who is on duty', () => {
  it('stands in a plan by session and by person, at 200 % zoom too', async () => {
    const { page, errors, context } = await staffWindow('officer', '/duty-plan', { width: 683, height: 384 });
    await page.getByRole('heading', { name: '监考值班表' }).waitFor();
    await page.getByText('秦监考').first().waitFor();
    await page.getByText('按人员').click();
    await page.getByRole('cell', { name: '孙主考', exact: true }).waitFor();
    await page.waitForURL(/by=person/);
    expect(await violations(page)).toEqual([]);
    await keepShot(page, 'desk-duty-plan');
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a photograph', () => {
  it('stands beside the candidate where the invigilator compares', async () => {
    const { page, errors, context } = await staffWindow('invigilator2', '/check-in', { width: 820, height: 1180 });
    await page.getByRole('link', { name: '理论知识第一场' }).click();
    const row = page.locator('.checkin-row').nth(5);
    await row.getByRole('button', { name: '签到', exact: true }).click();
    const photo = page.getByRole('img', { name: /的报名照片$/ });
    await photo.waitFor();
    expect(await photo.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(295);
    await keepShot(page, 'desk-check-in');
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
    await context.close();
  });
});

describe('a forgotten password', () => {
  it('is reset by the platform officer, and changed at the next sign-in before anything else', async () => {
    const platform = await staffWindow('platform', '/accounts?search=writer2');
    await platform.page.getByRole('row', { name: /宋命题/ }).getByRole('button', { name: '重置密码' }).click();
    await platform.page.getByRole('dialog').getByLabel('理由').fill('本人当面申请');
    await confirm(platform.page);
    const code = platform.page.getByRole('dialog').locator('code');
    await code.waitFor();
    const password = (await code.innerText()).trim();
    const { page, errors, context } = await openWindow(chromium.browser, instance.url);
    await page.goto('/bank');
    await page.getByLabel('账号', { exact: true }).fill('writer2');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: /登\s*录/ }).click();
    await page.getByText('请先设置自己的密码').waitFor();
    await page.goto('/bank');
    await page.getByText('请先设置自己的密码').waitFor();
    await keepShot(page, 'desk-password');
    await page.getByLabel('原密码').fill(password);
    await page.getByLabel('新密码（至少 10 位）').fill('songmingti-2026');
    await page.getByLabel('再输一次新密码').fill('songmingti-2026');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText(/密码已修改/).waitFor();
    await page.goto('/bank');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('请先设置自己的密码').count()).toBe(0);
    expect([...errors, ...platform.errors]).toEqual([]);
    await context.close();
    await platform.context.close();
  });
});
