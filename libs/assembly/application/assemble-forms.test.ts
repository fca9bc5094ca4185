import { NO_CONSTRAINTS, type BlueprintConstraints, type BlueprintSpec, type PaperKeyValue } from '@kaowu/contracts';
import { richBank, sampleBlueprint } from '../testing/sample';
import { planDraw } from '../domain/draw-plan';
import { checkForms, formPaper, PARALLEL, selectionDigest, type FormSelection } from '../domain/forms';
import { prepareDraw } from '../domain/prepare';
import { assembleForms } from './assemble-forms';
import { SolverSession } from './solver/solver';

let solver: SolverSession;
beforeAll(() => void (solver = new SolverSession()));
afterAll(() => solver.close());

const bank = richBank(500);
const asking = (constraints: Partial<BlueprintConstraints>, over: Partial<BlueprintSpec> = {}): BlueprintSpec => sampleBlueprint({
  sections: [
    { title: '单项选择题', type: 'single', count: 40, pointsEach: 200, ranges: [] },
    { title: '判断题', type: 'true_false', count: 20, pointsEach: 100, ranges: [] },
  ],
  constraints: { ...NO_CONSTRAINTS, ...constraints }, ...over,
});

async function make(blueprint: BlueprintSpec, forms: number): Promise<{ forms: readonly FormSelection[]; deviation: number }> {
  const made = await assembleForms(solver, { blueprint, table: bank.table, pool: bank.pool, forms, seed: 'seed' });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value;
}

const inputOf = (blueprint: BlueprintSpec): Parameters<typeof checkForms>[0] => {
  const input = prepareDraw(blueprint, bank.table, bank.pool);
  if (!input.ok) throw new Error(JSON.stringify(input.problem));
  return input.value;
};

const FULL = asking({
  importance: [{ importance: 'X', minPercent: 58, maxPercent: 66 }],
  difficultyBands: [{ from: 0, to: 0.5, minPercent: 20, maxPercent: 32 }],
  information: [{ ability: 0, target: 12.4, tolerancePercent: 4 }],
  wholeStimuli: true,
});

describe('parallel forms', () => {
  it('share nothing, meet every constraint and come within 1 % of their targets', async () => {
    const { forms, deviation } = await make(FULL, 4);
    expect(forms.map((form) => form.map((section) => section.length))).toEqual(Array.from({ length: 4 }, () => [40, 20]));
    expect(new Set(forms.flat(2)).size).toBe(240);
    expect(checkForms(inputOf(FULL), forms).ok).toBe(true);
    expect(deviation).toBeLessThanOrEqual(PARALLEL);
  });

  it('may share as many questions as they are let, and hold must-have items in common', async () => {
    const mustHave = bank.pool.filter(({ stimulusId, type }) => stimulusId === undefined && type === 'single').slice(0, 2).map(({ itemId }) => itemId);
    const blueprint = asking({ maxOverlap: 5, mustHave });
    const { forms } = await make(blueprint, 3);
    const [a, b] = forms.map((form) => new Set(form.flat())) as [Set<string>, Set<string>];
    for (const id of mustHave) expect([a.has(id), b.has(id)]).toEqual([true, true]);
    expect([...a].filter((id) => b.has(id)).length).toBeLessThanOrEqual(7);
    expect(checkForms(inputOf(blueprint), forms).ok).toBe(true);
  });

  it('are refused where no paper can meet the constraints', async () => {
    const made = await assembleForms(solver, { blueprint: asking({ importance: [{ importance: 'Z', minPercent: 60, maxPercent: 100 }] }), table: bank.table, pool: bank.pool, forms: 2, seed: 's' });
    expect(made.ok ? null : made.problem.code).toBe('blueprint.conflict');
  });

  it('are held against the blueprint: a form that was altered is found out', async () => {
    const { forms } = await make(FULL, 2);
    const [first, second] = forms as [FormSelection, FormSelection];
    const [singles = [], others = []] = first;
    const spare = bank.pool.find(({ itemId, type, elementCode }) => type === 'single' && !first.flat().includes(itemId) && !elementCode.startsWith(bank.pool.find((item) => item.itemId === singles[0])?.elementCode.slice(0, 3) ?? ''));
    expect(checkForms(inputOf(FULL), [[[...singles.slice(1), spare?.itemId ?? ''], others], second]).ok).toBe(false);
    expect(checkForms(inputOf(FULL), [[singles.slice(1), others], second]).ok).toBe(false);
    expect(checkForms(inputOf(FULL), [first, first]).ok).toBe(false);
    expect(selectionDigest('seed', forms)).not.toBe(selectionDigest('seed', [second, first]));
  });
});

describe('forms-1', () => {
  it('gives the same bytes for the same selection; copies hold the same items in an order of their own', async () => {
    const { forms } = await make(asking({}), 2);
    const plan = planDraw(inputOf(asking({})));
    const paper = (no: number): ReturnType<typeof formPaper> => formPaper(plan, forms, bank.texts, { setSeed: 'seed', no, algorithm: 'forms-1' });
    const ids = (no: number): string[] => (JSON.parse(paper(no).key) as PaperKeyValue).questions.map(({ itemId }) => itemId);
    expect(paper(1)).toEqual(paper(1));
    expect(paper(3).digest).not.toBe(paper(1).digest);
    expect(ids(3).sort()).toEqual(ids(1).sort());
    expect(paper(4).figures.form).toBe(1);
    expect(ids(2).filter((id) => ids(1).includes(id))).toEqual([]);
  });
});
