import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { taskDraft } from '@kaowu/contracts';
import { sheetOf } from '../testing/marking-day';
import type { ScoreRow } from '../persistence/score-rows';
import { drawScoreSheets, type SheetHead } from './score-sheet-document';

const [task] = z.array(taskDraft).parse(JSON.parse(readFileSync(join(__dirname, '../../../seeds/bank/data/tasks.json'), 'utf8')));

const head: SheetHead = {
  occupation: '保育师', level: '五级/初级工', round: '保育师（五级）演示批次', session: '操作技能（2026-11-20）', code: '056', station: '实操考场 工位1',
  group: '第一考评组', leader: '林考评', final: 8550,
};

const score = (seq: number, total: number, fatal: string[] = []): ScoreRow => ({
  id: `s${seq}`, performance_id: 'p', examiner_id: `e${seq}`, examiner_name: '胡考评', seq, kind: seq === 4 ? 'adjudication' : 'blind',
  sheet: { ...sheetOf(task!, total, fatal), comment: '操作连贯' }, criteria_sum: total, total: fatal.length > 0 ? 0 : total,
  fatal_effect: fatal.length > 0 ? 'task_zero' : null, client_key: 'k', digest: 'a'.repeat(64), submitted_at: new Date('2026-11-20T07:45:00Z'),
});

test('draws every sheet with its criteria, fatal items, total and signature lines, on pages of its own', async () => {
  const bytes = await drawScoreSheets(head, task!, [score(1, 8550), score(2, 9025, [task!.fatalItems[0]!.code]), score(4, 8800)]);
  const text = Buffer.from(bytes).toString('latin1');
  expect(text.startsWith('%PDF-')).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThanOrEqual(3);
  // Kept to be looked at: the fonts are right only when a person sees them.
  const artefacts = join(__dirname, '../../../test/artefacts');
  mkdirSync(artefacts, { recursive: true });
  writeFileSync(join(artefacts, 'score-sheet.pdf'), bytes);
});
