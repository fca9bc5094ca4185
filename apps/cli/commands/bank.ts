import { createWriteStream } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Command } from 'commander';
import { ExportItems, fileOnDisk, ImportItems, type ItemImportOutcome } from '@kaowu/bank';
import { exportFormat, itemType, versionState, type ItemImportReport, type ItemType, type SheetProblem } from '@kaowu/contracts';
import { Refusal, systemActor, wireProblem, type Actor } from '@kaowu/platform';
import type { RunningApp } from '../../server/app';
import { withLibs } from '../context';

interface ImportOptions {
  readonly table?: string;
  readonly element?: string;
  readonly as?: string;
  readonly allOrNothing?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly lang: string;
}

/** A fault or warning as the command prints it. */
interface Said {
  readonly place: string;
  readonly code: string;
  readonly words: string;
}

/** Faults and warnings that one file may list. */
const LISTED = 10_000;

const seconds = (since: number): number => Math.round((performance.now() - since) / 10) / 100;
const peakRssMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** Entries after which the memory of those before is collected: left alone, V8 lets the heap of a long import grow. */
const COLLECTED = 10_000;

/** Tells the progress on a terminal, and keeps the memory of a long import bounded. */
function progressOf(name: string): (read: number) => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let next = COLLECTED;
  return (read) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${read}`);
    if (read < next) return;
    next = read + COLLECTED;
    collect();
  };
}

/** Who imports: an account by its login, or the operator. */
async function importer(app: RunningApp, login: string | undefined): Promise<Actor> {
  if (login === undefined) return systemActor('cli');
  const account = await app.db.one<{ id: string; name: string }>('SELECT id, name FROM account WHERE login = $1', [login]);
  if (!account) throw new Error(`there is no account ${login}`);
  return { ...systemActor('cli'), kind: 'staff', id: account.id, name: account.name };
}

const placeOf = (file: string, { sheet, row, column }: SheetProblem): string =>
  `${sheet === undefined || sheet === file ? file : `${file}!${sheet}`}${row === undefined ? '' : `:${row}`}${column === undefined ? '' : ` ${column}`}`;

const said = (file: string, lang: string) => (p: SheetProblem): Said => ({ place: placeOf(file, p), code: p.code, words: lang === 'en' ? p.en : p.zh });

/** One line an entry that was not taken: its first fault, with the words of the others behind it. */
function rejectedOf(file: string, problems: readonly SheetProblem[], lang: string): Said[] {
  const entries = new Map<string, Said>();
  for (const problem of problems) {
    const one = said(file, lang)(problem);
    const key = JSON.stringify([problem.sheet, problem.row ?? problem.column]);
    const first = entries.get(key);
    entries.set(key, first ? { ...first, words: `${first.words}；${one.words}` } : one);
  }
  return [...entries.values()];
}

const sums = (reports: readonly ItemImportReport[], pick: (report: ItemImportReport) => number): number => reports.reduce((sum, report) => sum + pick(report), 0);

function counted(reports: readonly ItemImportReport[]): Partial<Record<ItemType, number>> {
  const counts = itemType.options.map((type) => [type, sums(reports, (r) => r.items[type] ?? 0)] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

/** A refusal of the whole file as a report of its own. */
function refusedFile(file: string, error: unknown): ItemImportReport {
  if (!(error instanceof Refusal)) throw error;
  const { code, zh, en } = wireProblem(error.problem);
  const none = Object.fromEntries(itemType.options.map((type) => [type, 0])) as Record<ItemType, number>;
  return { dryRun: false, format: null, total: 1, taken: 0, unchanged: 0, rejected: 1, items: none, byType: none, problems: [{ code, zh, en, sheet: file }], warnings: [] };
}

async function importFiles(app: RunningApp, paths: readonly string[], options: ImportOptions): Promise<void> {
  const since = performance.now();
  const actor = await importer(app, options.as);
  const results: { file: string; report: ItemImportReport; refused: boolean }[] = [];
  for (const path of paths) {
    const file = await fileOnDisk(path);
    const job = { tableId: options.table ?? null, file, onProblems: options.allOrNothing ? 'refuse' as const : 'take-good' as const, dryRun: options.dryRun === true, defaultElement: options.element, onProgress: progressOf(file.name) };
    const outcome: ItemImportOutcome | ItemImportReport = await app.nest.get(ImportItems).importFile(actor, job).catch((error: unknown) => refusedFile(file.name, error));
    if ('tally' in outcome) results.push({ file: file.name, report: outcome.tally.report(outcome.format, job.dryRun, LISTED), refused: outcome.refused });
    else results.push({ file: file.name, report: outcome, refused: false });
  }
  const reports = results.map((r) => r.report);
  const stored = results.filter((r) => !r.refused).map((r) => r.report);
  const report = {
    total: sums(reports, (r) => r.total), items: counted(reports), taken: options.dryRun ? 0 : sums(stored, (r) => r.taken),
    rejected: results.flatMap(({ file, report: r }) => rejectedOf(file, r.problems, options.lang)),
    warnings: results.flatMap(({ file, report: r }) => r.warnings.map(said(file, options.lang))),
    unchanged: sums(reports, (r) => r.unchanged), formats: reports.map((r) => r.format), dryRun: options.dryRun === true, seconds: seconds(since), peakRssMb: peakRssMb(),
  };
  if (options.json) console.log(JSON.stringify(report));
  else {
    for (const one of [...report.rejected.map((r) => ({ ...r, place: `✗ ${r.place}` })), ...report.warnings]) console.log(`${one.place}: ${one.words}`);
    console.log(`共 ${report.total} 题；导入 ${report.taken}，已有 ${report.unchanged}，未导入 ${report.rejected.length}；${report.seconds} 秒，内存峰值 ${report.peakRssMb} MB`);
  }
  if (results.some((r) => r.refused) || (report.total > 0 && report.rejected.length >= report.total)) process.exitCode = 1;
}

interface ExportOptions {
  readonly table: string;
  readonly format: string;
  readonly out: string;
  readonly state?: string;
  readonly under?: string;
  readonly reason: string;
  readonly json?: boolean;
}

async function exportFile(app: RunningApp, options: ExportOptions): Promise<void> {
  const since = performance.now();
  const job = {
    tableId: options.table, format: exportFormat.parse(options.format), reason: options.reason, under: options.under, state: options.state === undefined ? undefined : versionState.parse(options.state),
  };
  const { items, warnings } = await app.nest.get(ExportItems).write(systemActor('cli'), job, createWriteStream(options.out));
  const words = wireProblem({ code: 'request.invalid', details: warnings.slice(0, LISTED) }).details ?? [];
  const report = { items, file: options.out, warnings: words.map(({ code, zh, row }) => ({ place: String(row ?? ''), code, words: zh })), seconds: seconds(since), peakRssMb: peakRssMb() };
  if (options.json) console.log(JSON.stringify(report));
  else console.log(`${items} → ${options.out}`);
}

/** `kaowu bank import FILE…`, `kaowu bank export`: items from and to other systems. */
export function registerBank(program: Command): void {
  const bank = program.command('bank').description('items from and to other systems');
  bank.command('import <files...>').description('import items: spreadsheet, QTI 2.1/2.2/3.0, Moodle XML, GIFT, Aiken')
    .option('--table <id>', 'element table that takes them; without one they wait in the holding table')
    .option('--element <code>', 'element of items that name none')
    .option('--as <login>', 'the writer in whose name they are imported')
    .option('--all-or-nothing', 'store nothing of a file with a fault, instead of its good items')
    .option('--dry-run', 'change nothing')
    .option('--lang <zh|en>', 'language of the words', 'zh')
    .option('--json', 'print one JSON object')
    .action((files: string[], options: ImportOptions) => withLibs((app) => importFiles(app, files, options)));
  bank.command('export').description('export the items of an element table with their keys; journalled')
    .requiredOption('--table <id>', 'element table')
    .requiredOption('--format <name>', exportFormat.options.join(', '))
    .requiredOption('--out <file>', 'file to write')
    .option('--state <state>', 'only versions in this state')
    .option('--under <code>', 'only items under this range or element')
    .option('--reason <text>', 'why, for the journal', 'export by the operator')
    .option('--json', 'print one JSON object')
    .action((options: ExportOptions) => withLibs((app) => exportFile(app, options)));
}
