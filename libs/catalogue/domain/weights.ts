import { level as levelSchema, type Level, type Problem, type SkillWeightsFile, type WeightTableEntry, type WeightsReport } from '@kaowu/contracts';
import { grant, refuse, type Decision } from '@kaowu/kernel';

/** 100 percent in hundredths of a percent. */
const WHOLE = 10_000;

export interface WeightRow {
  readonly name: string;
  readonly weightHundredths: number;
}

/** An occupational standard as a file of skill weights gives it (D2). */
export interface StandardEntry {
  readonly code: string;
  readonly name: string;
  readonly standardEdition: string;
  readonly source: string;
  readonly serves: readonly { edition: string; code: string }[];
  readonly levels: readonly { level: Level; rows: readonly WeightRow[] }[];
}

type LeftOut = WeightsReport['leftOut'][number];
type FileOccupation = SkillWeightsFile['occupations'][number];

const hundredths = (percent: number): number => Math.round(percent * 100);

/** Sum of weights in hundredths of a percent. */
export const weightSum = (rows: readonly WeightRow[]): number => rows.reduce((sum, r) => sum + r.weightHundredths, 0);

function levelsOf(o: FileOccupation): { levels: StandardEntry['levels']; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const levels = Object.entries(o.levels).flatMap(([text, weights]) => {
    const rows = Object.entries(weights).map(([name, percent]) => ({ name, weightHundredths: hundredths(percent) }));
    const sum = weightSum(rows);
    const parsed = levelSchema.safeParse(text);
    if (parsed.success && sum === WHOLE) return [{ level: parsed.data, rows }];
    leftOut.push({ name: o.name, level: text, reason: parsed.success ? 'not-100' : 'unknown-level', sum: sum / 100 });
    return [];
  });
  return { levels, leftOut };
}

/**
 * The standards of a file of skill weights. A level whose weights do not sum to 100 % is left out and named, never
 * mended; an occupation without weights likewise, since a body enters those from its standard.
 */
export function standardsOfFile(file: SkillWeightsFile): { standards: StandardEntry[]; leftOut: LeftOut[] } {
  const standards: StandardEntry[] = [];
  const leftOut: LeftOut[] = [];
  for (const o of file.occupations) {
    const { levels, leftOut: wrong } = levelsOf(o);
    leftOut.push(...wrong);
    if (!o.standard_code || levels.length === 0) {
      if (wrong.length === 0) leftOut.push({ name: o.name, level: '', reason: 'no-weights', sum: null });
      continue;
    }
    standards.push({
      code: o.standard_code,
      name: o.name,
      standardEdition: o.edition ?? '',
      source: o.url ?? file.source,
      serves: Object.entries(o.lists).map(([edition, { code }]) => ({ edition, code })),
      levels,
    });
  }
  return { standards, leftOut };
}

/** Whether weights that a person enters are sound: no function twice, 100 % in all. */
export function admitWeights(entry: Pick<WeightTableEntry, 'level' | 'rows'>): Decision<void, Problem> {
  const seen = new Set<string>();
  for (const [i, { name }] of entry.rows.entries()) {
    if (seen.has(name)) return refuse({ code: 'standard.name-twice', params: { name }, field: `body.rows.${i}.name` });
    seen.add(name);
  }
  const sum = weightSum(entry.rows);
  if (sum !== WHOLE) return refuse({ code: 'standard.weights-not-100', params: { level: entry.level, sum: sum / 100 }, field: 'body.rows' });
  return grant(undefined);
}
