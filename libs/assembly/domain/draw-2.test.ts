import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { NO_CONSTRAINTS, type BlueprintConstraints, type BlueprintSpec, type PaperContent, type PaperKeyValue } from '@kaowu/contracts';
import { canonicalJson, sha256 } from '@kaowu/kernel';
import { richBank, sampleBlueprint } from '../testing/sample';
import { drawSet, type SetPaper } from './draw';
import type { DrawInput } from './draw-plan';
import { prepareDraw } from './prepare';
import { requirementsOf } from './requirements';
import { brokenRules } from './selection/selection';

const bank = richBank(1200);
const itemOf = new Map(bank.pool.map((item) => [item.itemId, item] as const));
const asking = (constraints: Partial<BlueprintConstraints>, over: Partial<BlueprintSpec> = {}): BlueprintSpec =>
  sampleBlueprint({ constraints: { ...NO_CONSTRAINTS, ...constraints }, ...over });

function inputOf(blueprint: BlueprintSpec, papers: number, pool = bank.pool): DrawInput {
  const input = prepareDraw(blueprint, bank.table, pool, papers);
  if (!input.ok) throw new Error(JSON.stringify(input.problem));
  return input.value;
}

function draw(blueprint: BlueprintSpec, papers: number, setSeed = 'set', pool = bank.pool): SetPaper[] {
  return [...drawSet({ input: inputOf(blueprint, papers, pool), papers, texts: bank.texts, setSeed }, papers)].map((decision) => {
    if (!decision.ok) throw new Error(JSON.stringify(decision.problem));
    return decision.value;
  });
}

const idsOf = (paper: SetPaper): string[] => (JSON.parse(paper.key) as PaperKeyValue).questions.map(({ itemId }) => itemId);

/** Holds a paper against the rules that the solver would work with: another way to the same truth. */
function expectAllRules(blueprint: BlueprintSpec, paper: SetPaper): void {
  const asked = requirementsOf(blueprint, bank.table, bank.pool);
  if (!asked.ok) throw new Error(asked.problem.code);
  const { placements, rules, items } = asked.value;
  const key = JSON.parse(paper.key) as PaperKeyValue;
  const bounds = blueprint.sections.map(({ count }, s, all) => all.slice(0, s).reduce((sum, section) => sum + section.count, 0) + count);
  const places = new Map(placements.map(({ item, section }, p) => [`${section}/${items[item]?.itemId}`, p] as const));
  const chosen = new Set(key.questions.map(({ no, itemId }) => places.get(`${bounds.findIndex((end) => no <= end)}/${itemId}`) ?? -1));
  expect(chosen.has(-1)).toBe(false);
  expect(brokenRules(rules, chosen).map(({ group }) => group)).toEqual([]);
}

const FULL = asking({
  importance: [{ importance: 'X', minPercent: 62, maxPercent: 70 }, { importance: 'Z', minPercent: 5, maxPercent: 9 }],
  difficultyBands: [{ from: 0, to: 0.5, minPercent: 15, maxPercent: 22 }, { from: 0.8, to: 1, minPercent: 10, maxPercent: 20 }],
  expectedTime: { secondsByType: { single: 45, true_false: 20 }, minMinutes: 60, maxMinutes: 70 },
  mustHave: bank.pool.filter(({ type, enemies }) => type === 'single' && enemies.length === 0).slice(100, 103).map(({ itemId }) => itemId),
  mustNot: bank.pool.slice(200, 260).map(({ itemId }) => itemId),
  enemies: [bank.pool.filter(({ type }) => type === 'single').slice(300, 330).map(({ itemId }) => itemId)],
  information: [{ ability: 0, target: 20.5, tolerancePercent: 4 }],
  wholeStimuli: true,
});

describe('draw-2 under every kind of constraint', () => {
  it('keeps all of them for any seed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), (seed) => {
        for (const paper of draw(FULL, 3, seed)) expectAllRules(FULL, paper);
      }),
      { numRuns: 12 },
    );
  });

  it('uses stimulus sets, keeps each together and in the order of the bank', () => {
    const papers = draw(FULL, 10).map(idsOf);
    expect(papers.flat().filter((id) => itemOf.get(id)?.stimulusId !== undefined).length).toBeGreaterThan(20);
    for (const ids of papers) {
      const runs = ids.map((id) => itemOf.get(id)?.stimulusId).filter((stimulus, i, all) => stimulus !== undefined && stimulus !== all[i - 1]);
      expect(new Set(runs).size).toBe(runs.length);
    }
  });

  it('steers every paper to within 0.01 of the others, however wide the tolerance', () => {
    const means = draw(asking({}, { difficulty: { target: 0.6, tolerance: 0.3 } }), 300).map(({ figures }) => figures.meanDifficulty);
    expect(Math.max(...means) - Math.min(...means)).toBeLessThanOrEqual(0.01);
  });
});

describe('draw-2 over a set', () => {
  const uses = (papers: readonly SetPaper[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const id of papers.flatMap(idsOf)) counts.set(id, (counts.get(id) ?? 0) + 1);
    return counts;
  };

  it.each([0.2, 0.15])('lets no item stand in more than %s of the papers', (share) => {
    const papers = draw(asking({ exposure: { share, lifetime: null } }), 100);
    expect(Math.max(...uses(papers).values())).toBeLessThanOrEqual(Math.floor(share * 100));
  });

  it('says where a ceiling cannot be kept, before anything is drawn', () => {
    const input = prepareDraw(asking({ exposure: { share: 0.05, lifetime: null } }), bank.table, bank.pool, 100);
    expect(input.ok ? null : input.problem).toMatchObject({ code: 'blueprint.exposure-short', params: { ceiling: 5, papers: 100 } });
  });

  it('keeps any two papers to a bound of common questions', () => {
    const papers = draw(asking({ maxOverlap: 14 }), 40).map((paper) => new Set(idsOf(paper)));
    const overlaps = papers.flatMap((a, i) => papers.slice(0, i).map((b) => [...a].filter((id) => b.has(id)).length));
    expect(Math.max(...overlaps)).toBeLessThanOrEqual(14);
  });

  it('takes no more than the bound from earlier sets', () => {
    const pool = bank.pool.map((item, n) => (n % 2 === 0 ? { ...item, earlier: true as const } : item));
    for (const paper of draw(asking({ earlier: { sets: 2, max: 12 } }), 10, 'earlier', pool)) {
      expect(idsOf(paper).filter((id) => bank.pool.findIndex(({ itemId }) => itemId === id) % 2 === 0).length).toBeLessThanOrEqual(12);
    }
  });

  it('moves questions between ranges as far as the tolerance goes, and no further', () => {
    const scant = bank.pool.filter(({ elementCode, type }) => !(elementCode.startsWith('A-C-') && type === 'true_false')).filter(
      ({ elementCode, type }, i) => !(elementCode.startsWith('A-C-') && type === 'single') || i % 40 === 0);
    expect(prepareDraw(asking({}), bank.table, scant).ok).toBe(false);
    const paper = draw(asking({ rangeTolerance: 5 }), 1, 'scant', scant)[0] as SetPaper;
    for (const { count, code } of paper.figures.byRange) {
      expect(Math.abs(count - ({ 'A-A': 15, 'A-B': 10, 'A-C': 5, 'B-A': 25, 'B-B': 20, 'B-C': 25 }[code] ?? 0))).toBeLessThanOrEqual(5);
    }
  });

  it('shares the letters of right answers out evenly, in a paper and over papers', () => {
    const papers = draw(asking({}), 60);
    const keys = papers.map((paper) => (JSON.parse(paper.key) as PaperKeyValue).questions.filter(({ type }) => type === 'single').map(({ key }) => key[0] as string));
    for (const letters of keys) {
      const counts = [...'ABCD'].map((letter) => letters.filter((own) => own === letter).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
    const first = [...'ABCD'].map((letter) => keys.filter(([own]) => own === letter).length);
    expect(Math.min(...first)).toBeGreaterThan(4);
  });

  it('shows the right answer under the letter that the key names', () => {
    const paper = draw(asking({}), 1)[0] as SetPaper;
    const content = JSON.parse(paper.content) as PaperContent;
    const shown = new Map(content.sections.flatMap(({ questions }) => questions.map((question) => [question.no, question] as const)));
    for (const { no, key, versionId, type } of (JSON.parse(paper.key) as PaperKeyValue).questions) {
      const text = bank.texts.get(versionId);
      const right = text?.options.find(({ id }) => id === text.key[0])?.text;
      if (type === 'single') expect(shown.get(no)?.options.find(({ id }) => id === key[0])?.text).toBe(right);
    }
  });
});

describe('refusals of draw-2', () => {
  const problemOf = (blueprint: BlueprintSpec, papers = 1): string | undefined => {
    const input = prepareDraw(blueprint, bank.table, bank.pool, papers);
    if (!input.ok) return input.problem.code;
    const last = [...drawSet({ input: input.value, papers, texts: bank.texts, setSeed: 's' }, papers)].at(-1);
    return last && !last.ok ? last.problem.code : undefined;
  };
  const id = (n: number): string => bank.pool[n]?.itemId ?? '';
  const crowded = bank.pool.filter(({ elementCode, type }) => elementCode.startsWith('A-C-') && type === 'true_false').slice(0, 4).map(({ itemId }) => itemId);

  it.each<[string, BlueprintSpec, string]>([
    ['a must-have item that is forbidden', asking({ mustHave: [id(3)], mustNot: [id(3)] }), 'blueprint.must-have-missing'],
    ['more must-have items than places', asking({ mustHave: crowded }), 'blueprint.must-have-crowded'],
    ['a share of no whole number', asking({ importance: [{ importance: 'X', minPercent: 60.2, maxPercent: 60.8 }] }), 'blueprint.share-impossible'],
    ['a type without time', asking({ expectedTime: { secondsByType: { single: 45 }, minMinutes: 1, maxMinutes: 90 } }), 'blueprint.time-unknown'],
    ['a share that the bank does not hold', asking({ importance: [{ importance: 'Z', minPercent: 90, maxPercent: 100 }] }), 'blueprint.constraints-unmet'],
  ])('%s', (_name, blueprint, code) => {
    expect(problemOf(blueprint)).toBe(code);
  });
});

describe('expected time', () => {
  it('is the item’s own where it says one, and its type’s where it does not', () => {
    const blueprint = asking({ expectedTime: { secondsByType: { single: 45, true_false: 20 }, minMinutes: 35, maxMinutes: 45 } });
    const quick = bank.pool.map((item, i) => (i % 2 === 0 ? { ...item, seconds: 5 } : item));
    const secondsOf = new Map(quick.map((item) => [item.itemId, item.seconds ?? (item.type === 'single' ? 45 : 20)] as const));
    for (const paper of draw(blueprint, 3, 'set', quick)) {
      const seconds = idsOf(paper).reduce((sum, id) => sum + (secondsOf.get(id) ?? 0), 0);
      expect(paper.figures.seconds).toBe(seconds);
      expect([seconds >= 35 * 60, seconds <= 45 * 60]).toEqual([true, true]);
    }
    // By the types' times alone no paper is so quick.
    expect(() => draw(blueprint, 1)).toThrow();
  });
});

describe('golden papers', () => {
  /** Made once by draw-2 and never to be made again: a difference means that stored papers cannot be rebuilt. */
  const golden = JSON.parse(readFileSync(join(__dirname, 'golden/draw-2.json'), 'utf8')) as unknown;
  const made = (): { poolDigest: string; digests: string[] } =>
    ({ poolDigest: sha256(canonicalJson(bank.pool)), digests: [...draw(FULL, 5, 'golden'), ...draw(asking({ exposure: { share: 0.2, lifetime: null }, maxOverlap: 20 }), 15, 'golden')].map(({ digest }) => digest) });

  it('come out as they always did', () => {
    expect(made()).toEqual(golden);
  });
});
