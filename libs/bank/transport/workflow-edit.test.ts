import { bankRoutes, type WorkflowDefinition, type WorkflowStep } from '@kaowu/contracts';
import { HttpClient } from '../../../apps/cli/client/http-client';
import { BANK_IDS } from '../../../seeds/bank';
import { startInstance, type TestInstance } from '../../../test/support/instance';
import { codeOf } from '../../../test/support/refusal';
import { step, STATUSES } from '../testing/workflows';
import { staffClients } from '../../../test/support/staff';

let instance: TestInstance;
let writer: HttpClient;
let reviewer: HttpClient;
let head: HttpClient;
const reason = '测试';
const RETIRE = step({ from: 'in_review', act: 'retire', to: 'retired' });
const withSteps = (steps: readonly WorkflowStep[]): WorkflowDefinition => ({ statuses: STATUSES, steps: [...steps], moves: [] });

beforeAll(async () => {
  instance = await startInstance({ seeded: true });
  [writer, reviewer, head] = await staffClients(instance, 'writer', 'reviewer', 'head');
});
afterAll(() => instance.stop());

const versions = async () => (await writer.call(bankRoutes.workflowVersions)).rows;
const active = async (): Promise<WorkflowStep[]> => (await versions()).find((v) => v.state === 'active')?.steps ?? [];
const save = (client: HttpClient, baseNumber: number, steps: readonly WorkflowStep[]) => client.call(bankRoutes.saveWorkflowDraft, { body: { baseNumber, ...withSteps(steps), note: '试一试' } });
const activate = (client: HttpClient, id: string) => client.call(bankRoutes.activateWorkflow, { params: { id }, body: { reason } });
const inReview = async (): Promise<string> => {
  const view = await writer.call(bankRoutes.createItem, { body: { tableId: BANK_IDS.theoryTable, type: 'single', stem: `流程题 ${Math.random()}`, options: [{ id: 'A', text: '甲' }, { id: 'B', text: '乙' }], key: ['A'], explanation: '', elementCode: 'A-A-A-001', difficulty: 0.65 } });
  const id = view.versions[0]?.id ?? '';
  await writer.call(bankRoutes.submitItems, { body: { versionIds: [id], reason } });
  return id;
};

it('begins with what is shipped, in force and without an author who could be anybody', async () => {
  expect(await versions()).toMatchObject([{ number: 1, state: 'active', own: false }]);
  expect(new Set(await active())).toEqual(new Set((await writer.call(bankRoutes.workflow)).steps));
});

it('a draft is checked while it is edited, kept with its faults, and put in force only when it is sound, by another', async () => {
  const steps = await active();
  const unsound = steps.map((s) => (s.act === 'approve' ? { ...s, by: 'anyone' as const } : s));
  expect(await head.call(bankRoutes.checkWorkflow, { body: withSteps(unsound) })).toMatchObject({ problems: [{ code: 'workflow.approves-unreviewed' }], stranded: [] });
  expect(await codeOf(save(writer, 1, unsound))).toBe('access.denied');
  const draft = await save(head, 1, unsound);
  expect(draft).toMatchObject({ number: 2, state: 'draft', own: true, authors: ['郑负责'] });
  expect(await codeOf(save(reviewer, 1, steps))).toBe('workflow.stale');
  expect(await codeOf(activate(head, draft.id))).toBe('workflow.activator-is-author');
  expect(await codeOf(activate(reviewer, draft.id))).toBe('workflow.unsound');
  expect(await active()).toEqual(steps);
  await save(head, 2, [...steps, RETIRE]);
  const now = await activate(reviewer, draft.id);
  expect(now).toMatchObject({ number: 2, state: 'active', closedBy: '唐审题', reason });
  expect((await versions()).map((v) => [v.number, v.state])).toEqual([[2, 'active'], [1, 'former']]);
  expect(await codeOf(activate(reviewer, draft.id))).toBe('workflow.not-draft');
});

it('what is in force holds for items at once', async () => {
  const id = await inReview();
  expect((await head.call(bankRoutes.retireItems, { body: { versionIds: [id], reason } })).done).toEqual([id]);
});

it('whoever had a hand in the draft does not put it in force, and another’s hand does not take that away', async () => {
  const steps = (await active()).filter((s) => s.from !== 'in_review' || s.act !== 'retire');
  await save(head, 2, steps);
  const draft = await save(reviewer, 3, steps);
  expect(draft.authors).toEqual(['郑负责', '唐审题']);
  for (const client of [head, reviewer]) expect(await codeOf(activate(client, draft.id))).toBe('workflow.activator-is-author');
  await expect(instance.db.query(`UPDATE workflow_version SET state = 'active', closed_by = author_ids[1], closed_name = 'x', closed_at = now() WHERE id = $1`, [draft.id])).rejects.toThrow();
  expect(await head.call(bankRoutes.dropWorkflow, { params: { id: draft.id }, body: { reason } })).toMatchObject({ state: 'dropped', closedBy: '郑负责' });
});

it('items that would have no way on are named, and hold it up', async () => {
  await inReview();
  const kept = (await active()).filter((s) => s.from !== 'in_review' || s.act === 'pass');
  const { stranded, problems } = await head.call(bankRoutes.checkWorkflow, { body: withSteps(kept) });
  expect(problems.map((p) => p.code)).toEqual(['workflow.unreachable', 'workflow.dead-end', 'workflow.no-approval']);
  expect(stranded).toMatchObject([{ code: 'in_review', zh: '审题中', removed: false, movedTo: null, items: 1 }]);
  expect(stranded[0]?.serials).toHaveLength(1);
  const draft = await save(head, 3, kept);
  expect(await codeOf(activate(reviewer, draft.id))).toBe('workflow.unsound');
  await head.call(bankRoutes.dropWorkflow, { params: { id: draft.id }, body: { reason } });
});

it('what was in force cannot be changed', async () => {
  await expect(instance.db.query(`UPDATE workflow_version SET steps = '[]' WHERE state = 'former'`)).rejects.toThrow('never changed');
  await expect(instance.db.query(`UPDATE workflow_version SET state = 'draft', closed_at = NULL WHERE state = 'dropped'`)).rejects.toThrow('never changed');
  await expect(instance.db.query('DELETE FROM workflow_version')).rejects.toThrow('never changed');
  const entries = await instance.db.query<{ action: string }>(`SELECT action FROM journal_entry WHERE subject_type = 'workflow' ORDER BY seq`);
  expect(entries.map((e) => e.action)).toEqual(['workflow.drafted', 'workflow.drafted', 'workflow.activated', 'workflow.drafted', 'workflow.drafted', 'workflow.dropped', 'workflow.drafted', 'workflow.dropped']);
});
