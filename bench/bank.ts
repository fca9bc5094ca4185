import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileOnDisk } from '@kaowu/bank';
import type { BenchRow } from './row';
import { measureFinding } from './support/bank-find';

const ITEMS = 100_000;

/** So many pieces of a text, from the first to the last. */
function* times(piece: (n: number) => string): Generator<string> {
  for (let n = 0; n < ITEMS; n++) yield piece(n);
}

/** A Moodle XML file of so many single choices: a name, a stem and four options each. */
function* moodle(question: (n: number) => { readonly name: string; readonly stem: string; readonly option: (k: number) => string }): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n';
  yield* times((n) => {
    const { name, stem, option } = question(n);
    const answers = [0, 1, 2, 3].map((k) => `    <answer fraction="${k === n % 4 ? 100 : 0}" format="html"><text><![CDATA[<p>${option(k)}</p>]]></text></answer>\n`).join('');
    return `  <question type="multichoice">\n    <name><text>${name}</text></name>\n    <questiontext format="html"><text><![CDATA[<p>${stem}</p>]]></text></questiontext>\n    <defaultgrade>1.0000000</defaultgrade>\n    <single>true</single>\n${answers}  </question>\n`;
  });
  yield '</quiz>\n';
}

/** As real banks look: five paragraphs of HTML each. */
const plain = (): Generator<string> =>
  moodle((n) => ({ name: `Q${n}`, stem: `第 ${n} 题。下列关于安全操作规程的说法中，<b>正确</b>的是（    ）。`, option: (k) => `${'甲乙丙丁'[k]}：第 ${n} 题的选项，长短与真题相近` }));

/** Questions that ask for a formula: six in each, most of them unlike any other. */
const formulas = (): Generator<string> =>
  moodle((n) => ({
    name: `F${n}`, stem: `第 ${n} 题。电路如图，电源电动势 \\(E=${n + 1}\\,\\mathrm{V}\\)，则 \\[I=\\frac{E}{R+r}\\] 为（    ）。`,
    option: (k) => `\\(\\frac{${n + k + 1}\\,\\mathrm{V}}{R_{${k + 1}}+${(n % 89) + 1}\\,\\Omega}\\)`,
  }));

/** The same number of questions in GIFT. */
const gift = (): Generator<string> =>
  times((n) => {
    const answers = [...'甲乙丙丁'].map((word, k) => `\t${k === n % 4 ? '=' : '~'}${word}：第 ${n} 题的选项，长短与真题相近\n`).join('');
    return `::G${n}::GIFT 第 ${n} 题。下列关于安全操作规程的说法中，正确的是（    ）。{\n${answers}}\n\n`;
  });

interface Report {
  readonly total: number;
  readonly taken: number;
  readonly unchanged: number;
  readonly seconds: number;
  readonly peakRssMb: number;
}

/** Runs `kaowu bank import` in a process of its own on a database of its own, and gives what it printed. */
async function imported(file: string, dataDir: string): Promise<Report> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(__dirname, '..', 'apps', 'cli', 'main.js'), 'bank', 'import', file, '--json'], { env: { ...env, KAOWU_DATA: dataDir }, stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => (printed += piece.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number];
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Report;
}

/** Imports 100,000 items from one file, and the same file again; finds likes, pages and words among them. */
export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kaowu-bank-bench-'));
  const rows: BenchRow[] = [];
  try {
    // Six formulas in every item are more than any bank has: the figure shows what a formula costs.
    const files = [['Moodle XML', 'items.xml', plain, '< 60 s'], ['GIFT', 'items.gift.txt', gift, '< 60 s'], ['Moodle XML with six formulas an item', 'formulas.xml', formulas, 'not set']] as const;
    for (const [name, file, text, target] of files) {
      const path = join(folder, file);
      await pipeline(text(), createWriteStream(path));
      const megabytes = Math.round((await fileOnDisk(path)).size / 1_048_576);
      for (const again of [false, true]) {
        const report = await imported(path, join(folder, 'data'));
        if (report.total !== ITEMS || (again ? report.unchanged : report.taken) !== ITEMS) throw new Error(JSON.stringify({ ...report, warnings: undefined }));
        const what = `${name}: ${again ? 'the same file again' : '100,000 items from one file'}`;
        rows.push({ name: what, value: report.seconds, unit: 's', target, note: `${megabytes} MB file` }, { name: `${what}, memory`, value: report.peakRssMb, unit: 'MB resident', target: '< 512 MB' });
      }
      if (name === 'Moodle XML') rows.push(...(await measureFinding(join(folder, 'data'))));
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
