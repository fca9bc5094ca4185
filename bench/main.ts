import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { BenchRow } from './row';

/** What a bench module exports. */
interface Bench {
  run(): Promise<BenchRow[]>;
}

const NOT_BENCHES = new Set(['main', 'row']);

/** Runs the named benches (or all), prints one table and writes one file each. */
async function main(names: readonly string[]): Promise<void> {
  const here = readdirSync(__dirname).filter((f) => f.endsWith('.js')).map((f) => f.slice(0, -3)).filter((n) => !NOT_BENCHES.has(n) && !n.includes('.'));
  const wanted = names.length > 0 ? names : here;
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? '', memoryMb: Math.round(totalmem() / 1_048_576), node: process.versions.node };
  const results = join(process.cwd(), 'bench', 'results');
  mkdirSync(results, { recursive: true });
  const table: Record<string, string | number>[] = [];
  for (const name of wanted) {
    if (!existsSync(join(__dirname, `${name}.js`))) throw new Error(`there is no bench ${name}; there are ${here.join(', ')}`);
    const bench = require(`./${name}.js`) as Partial<Bench>;
    if (!bench.run) continue;
    console.log(`measuring ${name} …`);
    const rows = await bench.run();
    writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ bench: name, machine, rows }, null, 2)}\n`);
    for (const row of rows) table.push({ bench: name, figure: row.name, value: row.value, unit: row.unit, ratio: row.ratio ?? '', target: row.target, note: row.note ?? '' });
  }
  console.table(table);
}

main(process.argv.slice(2)).then(() => process.exit(0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
