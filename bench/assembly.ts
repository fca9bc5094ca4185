import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleForms, brokenRules, checkForms, drawSet, prepareDraw, withSolver, type ItemText, type SetPaper, type SupplyItem, type WeightedRange, worthOf } from '@kaowu/assembly';
import { DIFFICULTY_GRADES, NO_CONSTRAINTS, type BlueprintSpec, type ItemType, type PaperKeyValue } from '@kaowu/contracts';
import { seededRandom, sha256 } from '@kaowu/kernel';
import { readSheet } from '@kaowu/platform';
import type { BenchRow } from './row';
import { formsBank } from './support/forms-bank';
import { hasReference, optimumOf, REFERENCE_PROBLEMS } from './support/reference-problems';

/** A bank to draw from: weights, items and their texts. */
interface Bank {
  readonly name: string;
  readonly table: WeightedRange[];
  readonly pool: SupplyItem[];
  readonly texts: Map<string, ItemText>;
}

const DATA = join(__dirname, '..', 'seeds', 'bank', 'data');
const TYPES: Readonly<Record<string, ItemType>> = { 单选题: 'single', 多选题: 'multiple', 判断题: 'true_false' };
const LETTERS = 'ABCDE';

const uuid = (name: string): string => sha256(name).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const cells = async (file: string, headers: readonly string[]): Promise<Record<string, string>[]> => {
  const columns = headers.map((header) => ({ key: header, headings: [header], required: false }));
  return (await readSheet(readFileSync(join(DATA, file)), columns)).rows.map((row) => ({ ...row.cells }));
};

/** The seeded 保育师 bank, read from its seed files as the seeds read them. */
async function seededBank(): Promise<Bank> {
  const table: WeightedRange[] = [];
  let codes: string[] = [];
  for (const row of await cells('baoyushi-theory-table.csv', ['一级', '二级', '三级'].flatMap((t) => [`${t}代码`, `${t}名称`, `${t}比重`]))) {
    (['一级', '二级', '三级'] as const).forEach((name, t) => {
      if (!row[`${name}代码`]) return;
      codes = [...codes.slice(0, t), row[`${name}代码`] as string];
      table.push({ code: codes.join('-'), tier: (t + 1) as 1 | 2 | 3, name: row[`${name}名称`] ?? '', weightHundredths: Math.round(Number(row[`${name}比重`]) * 100) });
    });
  }
  const texts = new Map<string, ItemText>();
  const rows = await cells('baoyushi-items.csv', ['题型', '题干', ...[...LETTERS].map((l) => `选项${l}`), '答案', '难度', '评价点代码']);
  const pool = rows.map((row, i): SupplyItem => {
    const versionId = uuid(`version ${i}`);
    const type = TYPES[row['题型'] ?? ''] ?? 'single';
    const options = [...LETTERS].filter((l) => row[`选项${l}`]).map((l) => ({ id: l, text: row[`选项${l}`] as string }));
    const key = type === 'true_false' ? ['true'] : [...(row['答案'] ?? '')].filter((l) => LETTERS.includes(l));
    texts.set(versionId, { versionId, type, stem: row['题干'] ?? '', options: type === 'true_false' ? [] : options, key });
    const difficulty = DIFFICULTY_GRADES.find(({ grade }) => grade === Number(row['难度']))?.facility ?? 0.65;
    return { itemId: uuid(`item ${i}`), versionId, type, elementCode: row['评价点代码'] ?? '', difficulty, digest: sha256(row['题干'] ?? ''), enemies: [] };
  });
  return { name: `seeded bank, ${pool.length} items`, table, pool, texts };
}

/** A made-up bank of so many items on a table of twelve ranges, with enemies. */
function madeUpBank(size: number): Bank {
  const random = seededRandom('bench');
  const table = [...'ABCDEFGHIJKL'].map((code, i): WeightedRange => ({ code, tier: 1, name: code, weightHundredths: [1000, 500, 500, 500, 300, 200, 1500, 1000, 1200, 800, 1500, 1000][i] ?? 0 }));
  const texts = new Map<string, ItemText>();
  const pool = Array.from({ length: size }, (_, n): SupplyItem => {
    const versionId = uuid(`v${n}`);
    const type: ItemType = n % 5 === 0 ? 'true_false' : 'single';
    const options = type === 'single' ? [...'ABCD'].map((l) => ({ id: l, text: `第 ${n} 题的选项 ${l}，长短与真题相近` })) : [];
    texts.set(versionId, { versionId, type, stem: `第 ${n} 题。下列关于安全操作规程的说法中，正确的是（　　）。`, options, key: [type === 'single' ? 'A' : 'true'] });
    const enemies = n % 40 === 0 && n > 0 ? [uuid(`i${n - 12}`)] : [];
    const elementCode = `${'ABCDEFGHIJKL'[random.below(12)]}-A-A-${String(1 + random.below(40)).padStart(3, '0')}`;
    return { itemId: uuid(`i${n}`), versionId, type, elementCode, difficulty: (35 + random.below(56)) / 100, digest: sha256(`${n}`), enemies };
  });
  return { name: `made-up bank, ${size} items`, table, pool, texts };
}

const blueprint = (tier: 1 | 3): BlueprintSpec => ({
  title: '理论知识试卷', elementTableId: uuid('table'), tier, durationMinutes: 90, difficulty: { target: 0.65, tolerance: 0.03 },
  sections: [
    { title: '单项选择题', type: 'single', count: 80, pointsEach: 100, ranges: [] },
    { title: '判断题', type: 'true_false', count: 20, pointsEach: 100, ranges: [] },
  ],
});

interface Drawn {
  readonly seconds: number;
  readonly distinct: number;
  readonly spread: number;
}

/** Draws so many papers, from the pool to sealed-ready bytes with their digests, and tells what came out. */
function measure(bank: Bank, tier: 1 | 3, count: number): Drawn {
  const started = performance.now();
  const input = prepareDraw(blueprint(tier), bank.table, bank.pool, count);
  if (!input.ok) throw new Error(`the bank cannot fill the blueprint: ${JSON.stringify(input.problem)}`);
  const digests = new Set<string>();
  let [low, high] = [1, 0];
  for (const decision of drawSet({ input: input.value, papers: count, texts: bank.texts, setSeed: 'bench' }, count)) {
    if (!decision.ok) throw new Error(JSON.stringify(decision.problem));
    const { digest, figures }: SetPaper = decision.value;
    digests.add(digest);
    low = Math.min(low, figures.meanDifficulty);
    high = Math.max(high, figures.meanDifficulty);
  }
  return { seconds: (performance.now() - started) / 1000, distinct: digests.size, spread: high - low };
}

const round = (value: number, digits = 3): number => Number(value.toFixed(digits));

/** Ten forms of 160 questions that share none, from 2,000 items; held against the blueprint by plain arithmetic. */
async function measureForms(): Promise<BenchRow[]> {
  const { table, pool, blueprint } = formsBank(2000);
  const [started, busy] = [performance.now(), process.cpuUsage()];
  const made = await withSolver((solver) => assembleForms(solver, { blueprint, table, pool, forms: 10, seed: 'bench' }));
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(busy);
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const input = prepareDraw(blueprint, table, pool);
  if (!input.ok || !checkForms(input.value, made.value.forms).ok) throw new Error('a form breaks a constraint');
  const distinct = new Set(made.value.forms.flat(2)).size;
  const memory = `resident ${Math.round(process.memoryUsage().rss / 1_048_576)} MB`;
  return [
    { name: 'ten parallel forms of 160 items from 2,000', value: round(seconds, 1), unit: 's', target: '< 60 s', note: `${distinct} distinct items; ${round((user + system) / 1e6, 1)} s of processor; ${memory}` },
    { name: 'worst distance of a form from its targets', value: round(made.value.deviation, 2), unit: '%', target: '≤ 1 %', note: 'difficulty and information at five abilities; 60 ranges, X/Y/Z, bands, enemies, stimulus sets, no rule broken' },
  ];
}

/** The reference problems: what is reached of each recorded optimum, with every rule held by plain arithmetic. */
async function measureReference(): Promise<BenchRow[]> {
  if (!hasReference) return [];
  let [worst, broken] = [Infinity, 0];
  const notes: string[] = [];
  for (const [name, make] of Object.entries(REFERENCE_PROBLEMS)) {
    const problem = make();
    const started = performance.now();
    const selected = await withSolver((solver) => solver.select(problem, { seconds: 30 }));
    if (!selected.found) throw new Error(`${name}: ${selected.message}`);
    const reached = (worthOf(problem.objective, selected.forms) / optimumOf(name)) * 100;
    broken += selected.forms.flatMap((form) => brokenRules(problem.rules, form)).length;
    worst = Math.min(worst, reached);
    notes.push(`${name} ${round(reached, 2)} % in ${round((performance.now() - started) / 1000, 1)} s`);
  }
  return [{ name: `${notes.length} reference problems, worst of the recorded optimum`, value: round(worst, 3), unit: '%', target: '≥ 99 %, no rule broken', note: `${broken} rules broken; ${notes.join(', ')}` }];
}

/** Under a ceiling and an overlap: how often the most shown item stands, and how evenly the right answers fall on the letters. */
function measureFairness({ table, pool, texts }: Bank): BenchRow[] {
  const [count, ceiling] = [300, 0.05];
  const spec: BlueprintSpec = { ...blueprint(1), constraints: { ...NO_CONSTRAINTS, exposure: { share: ceiling, lifetime: null } } };
  const input = prepareDraw(spec, table, pool, count);
  if (!input.ok) throw new Error(JSON.stringify(input.problem));
  const uses = new Map<string, number>();
  let uneven = 0;
  for (const decision of drawSet({ input: input.value, papers: count, texts, setSeed: 'fair' }, count)) {
    if (!decision.ok) throw new Error(JSON.stringify(decision.problem));
    for (const id of decision.value.versionIds) uses.set(id, (uses.get(id) ?? 0) + 1);
    const letters = (JSON.parse(decision.value.key) as PaperKeyValue).questions.filter(({ type }) => type === 'single').map(({ key }) => key[0]);
    const counts = [...'ABCD'].map((letter) => letters.filter((own) => own === letter).length);
    uneven = Math.max(uneven, Math.max(...counts) - Math.min(...counts));
  }
  return [
    { name: `papers that the most shown item stands in, of ${count}`, value: Math.max(...uses.values()), unit: 'papers', target: `≤ ${count * ceiling} (ceiling ${ceiling * 100} %)` },
    { name: 'right answers on one letter more than on another, worst paper', value: uneven, unit: 'questions', target: '≤ 1' },
  ];
}

/** Drawing different papers for many candidates and making parallel forms: pure work of one core, no database. */
export async function run(): Promise<BenchRow[]> {
  const seeded = existsSync(DATA) ? await seededBank() : null;
  const large = madeUpBank(20_000);
  const small: readonly [Bank, 1 | 3] = seeded ? [seeded, 3] : [madeUpBank(400), 1];
  measure(...small, 50);
  const first = measure(...small, 1000);
  const second = measure(large, 1, 1000);
  const hundred = [1, 2, 3].map(() => measure(...small, 100)).reduce((best, one) => (one.seconds < best.seconds ? one : best));
  const many = measure(...small, 10_000);
  const each = (drawn: Drawn, count: number): number => (drawn.seconds * 1000) / count;
  const growth = each(many, 10_000) / each(hundred, 100);
  const memory = `resident ${Math.round(process.memoryUsage().rss / 1_048_576)} MB`;
  return [
    { name: '1,000 papers of 100 items', value: round(first.seconds), unit: 's', target: '< 10 s', note: `${small[0].name}; ${first.distinct} distinct` },
    { name: '1,000 papers of 100 items, large pool', value: round(second.seconds), unit: 's', target: '< 5 s', note: `${large.name}; ${second.distinct} distinct; ${memory}` },
    { name: 'spread of mean difficulty over 1,000 papers', value: round(Math.max(first.spread, second.spread), 4), unit: '', target: '≤ 0.01' },
    { name: 'a paper at 10,000 against one at 100', value: round(each(many, 10_000)), unit: 'ms', ratio: round(growth, 2), target: 'ratio ≤ 1.2 (linear)', note: `${many.distinct} distinct; ${memory}` },
    ...measureFairness(large),
    ...(await measureForms()),
    ...(await measureReference()),
  ];
}
