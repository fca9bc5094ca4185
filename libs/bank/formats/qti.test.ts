import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemBody } from '@kaowu/contracts';
import { awardShare } from '../domain/award-share';
import { checkItem } from '../domain/item-content';
import { faultEntry, FormatFault, type Entry } from './entry';
import { qtiFileEntries, readQtiPackage } from './qti-package';
import { xmlRoot } from './xml';
import { openArchive } from './zip';

const SHARED = join(__dirname, '../../../../shared/data');
const QTI = join(SHARED, 'qti');
const withShared = existsSync(SHARED) ? describe : describe.skip;

const codes = (entry: Entry): string[] => (entry.kind === 'fault' ? entry.faults : entry.notes).map((n) => n.code);

async function readItem(path: string): Promise<Entry> {
  try {
    return qtiFileEntries(await xmlRoot([readFileSync(path)]), path)[0] as Entry;
  } catch (error) {
    return faultEntry({ file: path, line: 0, item: '' }, error);
  }
}
async function readPackage(path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  const archive = await openArchive(path);
  for await (const entry of readQtiPackage(archive, path)) entries.push(entry);
  archive.close();
  return entries;
}

interface Scored {
  cases: { case: string; response: Record<string, string | null>; outcomes: Record<string, string | null> }[];
  interactions: string[];
  adaptive: boolean;
  responses: Record<string, { cardinality: string; baseType: string; correct: string[] | null; mapping: boolean }>;
}
const FOLDERS = ['qti30-1edtech-items', 'qti30-1edtech-packages', 'qti30-kennisnet-items', 'qti22-1edtech-items', 'qti21-tao-items', 'qti21-tao-interaction-mix-sachsen'];
const TYPES: Record<string, string[]> = {
  choiceInteraction: ['single', 'multiple'], orderInteraction: ['ordering'], matchInteraction: ['matching'], textEntryInteraction: ['fill_in', 'numerical'], extendedTextInteraction: ['essay'], inlineChoiceInteraction: ['single'],
  gapMatchInteraction: ['fill_in'], hottextInteraction: ['single', 'multiple'], sliderInteraction: ['numerical'],
};

withShared('the reference items', () => {
  const scored = (existsSync(SHARED) ? FOLDERS : []).flatMap((folder) =>
    Object.entries((JSON.parse(readFileSync(join(QTI, folder, 'EXPECTED-scores.json'), 'utf8')) as { items: Record<string, Scored> }).items).map(([file, item]) => [`${folder}/${file}`, item] as const));
  const outcome: Record<string, number> = {};

  test.each(scored)('%s', async (path, wanted) => {
    const entry = await readItem(join(QTI, path));
    const kinds = [...new Set(wanted.interactions)];
    const [response] = Object.values(wanted.responses);
    const inline = kinds.length > 0 && kinds.every((k) => k === 'textEntryInteraction' || k === 'inlineChoiceInteraction') && wanted.interactions.length > 1;
    const types = inline ? ['fill_in'] : kinds.length === 1 && (wanted.interactions.length === 1 || kinds[0] === 'textEntryInteraction') ? TYPES[kinds[0] as string] : undefined;
    const dynamic = wanted.adaptive || /<(qti-)?template-?declaration/i.test(readFileSync(join(QTI, path), 'utf8'));
    if (entry.kind === 'fault') {
      // What the bank cannot hold says so; nothing that it can hold is refused.
      expect(codes(entry)[0]).toMatch(dynamic ? /^qti\.(adaptive|template)/ : /^(import\.(type-unsupported|key-none|not-question)|qti\.(interaction|choice-unknown))/);
      const surveyed = response && (response.correct ?? []).length === 0;
      const counted = new Set(response?.correct ?? []).size < (response?.correct ?? []).length;
      if (types && !dynamic && !surveyed && !counted) throw new Error(`${path}: ${JSON.stringify(entry.faults)}`);
      outcome[codes(entry)[0] as string] = (outcome[codes(entry)[0] as string] ?? 0) + 1;
      return;
    }
    if (entry.kind !== 'item') throw new Error(JSON.stringify(entry));
    const { content, problems } = checkItem(entry.body);
    outcome[content.type] = (outcome[content.type] ?? 0) + 1;
    if (problems.length > 0 && (response?.cardinality === 'ordered' || /^item\.(stem-missing|options-too-few|pairs-too-few)$/.test(problems[0]?.code ?? ''))) return;
    expect(problems).toEqual([]);
    expect(types).toContain(content.type);
    expect(content.stem.replace(/<math>.*?<\/math>/g, '')).not.toMatch(/<\w/);
    if (['single', 'multiple'].includes(content.type) && response?.correct) expect(content.key.length).toBe(response.correct.length);
    if (content.type === 'ordering') expect(content.key.length).toBe(response?.correct?.length);
    if (content.type === 'matching') expect(content.pairs?.filter((p) => p.left && p.right).length).toBe(response?.correct?.length);
    if (content.type === 'fill_in' && (content.blanks ?? []).length > 1) expect(content.blanks?.length).toBe(kinds[0] === 'gapMatchInteraction' ? response?.correct?.length : wanted.interactions.length);
  });

  afterAll(() => {
    if (process.env['SHOW']) console.log(outcome);
  });

  /** The response of a case as the bank writes it, or null where it is of another kind. */
  const responseOf = (content: ItemBody, xml: string, given: Record<string, string | null>): string[] | null => {
    const values = Object.values(given);
    if (values.every((v) => v === null)) return [];
    const ids = [...xml.matchAll(/<(?:qti-simple-choice|simpleChoice|qti-inline-choice|inlineChoice|qti-hottext|hottext)\s[^>]*?identifier="([^"]+)"/g)].map((m) => m[1] as string);
    const list = (text: string): string[] => text.replace(/^[[<]|[\]>]$/g, '').split('; ').map((v) => v.replace(/^'|'$/g, ''));
    const letters = (text: string): string[] => list(text).map((id) => String.fromCharCode(65 + ids.indexOf(id)));
    switch (content.type) {
      case 'single':
      case 'multiple':
      case 'ordering':
        return letters(values[0] ?? '');
      case 'matching': {
        const right = (content.pairs ?? []).filter((p) => p.left && p.right).map((p) => `${p.left}\u0000${p.right}`);
        return list(values[0] ?? '').length === right.length ? right : null;
      }
      case 'fill_in': {
        const gaps = [...xml.matchAll(/<(?:qti-)?gap\s[^>]*?identifier="([^"]+)"/g)].map((m) => m[1] ?? '');
        const texts = new Map([...xml.matchAll(/<(?:qti-gap-text|gapText)\s[^>]*?identifier="([^"]+)"[^>]*>([^<]*)</g)].map((m) => [m[1] ?? '', m[2] ?? '']));
        if (gaps.length === 0) return values.map((v) => (v === null ? '' : list(v)[0] ?? ''));
        const pairs = list(values[0] ?? '').map((pair) => pair.split(' '));
        return gaps.map((gap) => texts.get(pairs.find((pair) => pair.includes(gap))?.find((id) => id !== gap) ?? '') ?? '');
      }
      default:
        return values.map((v) => (v === null ? '' : list(v)[0] ?? ''));
    }
  };

  test('answers earn what the reference engine gives them', async () => {
    const wrong: unknown[] = [];
    let compared = 0;
    for (const [path, { cases, interactions }] of scored) {
      const entry = await readItem(join(QTI, path));
      if (entry.kind !== 'item' || codes(entry).some((c) => /scoring|one-right/.test(c)) || interactions.some((i) => i === 'extendedTextInteraction')) continue;
      const { content, problems } = checkItem(entry.body);
      const full = Math.max(...cases.map((c) => Number(c.outcomes['SCORE'] ?? NaN)));
      if (problems.length > 0 || !(full > 0)) continue;
      const xml = readFileSync(join(QTI, path), 'utf8');
      for (const one of cases) {
        const response = responseOf(content, xml, one.response);
        if (response === null) continue;
        compared += 1;
        const expected = Math.max(0, Number(one.outcomes['SCORE'] ?? 0)) / full;
        const share = awardShare(content, response) ?? NaN;
        if (Math.abs(share - expected) > 0.005) wrong.push([path, one.case, { expected, share }]);
      }
    }
    if (process.env['SHOW']) console.log(compared, JSON.stringify(wrong, null, 1));
    expect(compared).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });

  const first = async (path: string): Promise<ItemBody> => {
    const entry = await readItem(join(QTI, path));
    if (entry.kind !== 'item') throw new Error(JSON.stringify(entry));
    return checkItem(entry.body).content;
  };

  test('a single choice, word for word', async () => {
    const content = await first('qti30-1edtech-items/choice.xml');
    expect(content).toMatchObject({
      type: 'single', stem: 'Look at the text in the picture.\n[媒体:NEVER LEAVE LUGGAGE UNATTENDED]\nWhat does it say?', key: ['A'],
      options: [{ id: 'A', text: 'You must stay with your luggage at all times.' }, { id: 'B', text: 'Do not let someone else look after your luggage.' }, { id: 'C', text: 'Remember your luggage when you leave.' }],
      source: { identifier: 'choice', title: 'Unattended Luggage' },
    });
  });
  test('a multiple choice with its mapping', async () => {
    const { key, options } = await first('qti30-1edtech-items/choice_multiple.xml');
    expect([key, options.map((o) => o.weight)]).toEqual([['A', 'D'], [50, -100, -100, 50, -100, -50]]);
  });
  test('an order', async () => expect((await first('qti22-1edtech-items/order.xml')).key).toEqual(['C', 'A', 'B']));
  test('pairs with shares', async () => {
    expect((await first('qti21-tao-items/match.xml')).pairs).toEqual([
      { left: 'Capulet', right: 'Romeo and Juliet', weight: 33.33333 }, { left: 'Demetrius', right: "A Midsummer-Night's Dream", weight: 16.66667 }, { left: 'Lysander', right: "A Midsummer-Night's Dream", weight: 16.66667 }, { left: 'Prospero', right: 'The Tempest', weight: 33.33333 },
    ]);
  });
  test('a blank with a lesser answer', async () => {
    expect(await first('qti30-1edtech-items/text_entry.xml')).toMatchObject({ type: 'fill_in', key: ['York'], blanks: [{ accepted: [{ text: 'York' }, { text: 'york', weight: 50 }], caseSensitive: true }] });
  });
  test('a number within a share of itself', async () => {
    expect((await first('qti30-1edtech-packages/interactionMixSaxonyV3/TextEntrynumeric_770468849.xml')).numbers).toEqual([{ value: '4.136', tolerance: '0.2068' }]);
  });
});

withShared('malformed items say what is wrong', () => {
  test.each([
    ['default-value-empty-value', 'qti.value-empty'], ['default-value-without-value', 'qti.value-empty'], ['default-value-wrong-tag', 'qti.value-expected'], ['else-if-after-else', 'qti.else-order'],
    ['empty-correct-response-value', 'qti.value-empty'], ['non-existing-outcome', 'qti.outcome-undeclared'], ['wrong-expression-element', 'qti.element-unknown'], ['wrong-processing-element', 'qti.element-unknown'],
  ])('%s', async (name, code) => {
    const entry = await readItem(join(QTI, 'qti30-kennisnet-items', `${name}.xml`));
    expect([entry.kind, codes(entry)]).toEqual(['fault', [code]]);
    expect(entry.place.line).toBeGreaterThan(1);
  });
});

withShared('packages', () => {
  test('a real publisher package imports whole', async () => {
    const entries = await readPackage(join(QTI, 'qti30-kennisnet-packages/valid-package.zip'));
    const faults = entries.filter((e) => e.kind === 'fault' || (e.kind === 'item' && checkItem(e.body).problems.length > 0));
    if (process.env['SHOW']) console.log(JSON.stringify(faults, null, 1).slice(0, 3000), entries.length);
    expect(entries.filter((e) => e.kind === 'item').length).toBeGreaterThan(15);
  });
  test('one without response processing says that it is not auto-scorable', async () => {
    const entries = await readPackage(join(QTI, 'qti30-kennisnet-packages/no-response-processing.zip'));
    expect(entries.map((e) => [e.kind, e.kind === 'item' && codes(e).includes('import.scoring-none')])).toEqual([['remark', false], ['item', true]]);
  });
  test('a shared stimulus is the material of the items that refer to it', async () => {
    const entries = await readPackage(join(QTI, 'qti30-1edtech-packages/sharedStimulus/sharedStimulus.zip'));
    const stems = entries.flatMap((e) => (e.kind === 'item' ? [e.body.stimulus ?? ''] : []));
    expect(stems.length).toBeGreaterThan(1);
    expect(stems.every((s) => s.includes('crocodile'))).toBe(true);
  });
  test.each(readdirSync(existsSync(QTI) ? join(QTI, 'qti30-1edtech-packages') : __dirname).filter((n) => existsSync(join(QTI, 'qti30-1edtech-packages', n, `${n}.zip`))))('%s', async (name) => {
    const entries = await readPackage(join(QTI, 'qti30-1edtech-packages', name, `${name}.zip`));
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter((e) => e.kind === 'fault' && /^(xml|zip)\.|file-missing/.test(codes(e)[0] ?? ''))).toEqual([]);
  });
});

withShared('hostile archives', () => {
  test.each([['zip-bomb-20MB.zip', 'zip.bomb'], ['zip-slip.zip', 'zip.path']])('%s is refused before anything is unpacked', async (name, code) => {
    await expect(openArchive(join(SHARED, 'attack', name))).rejects.toMatchObject({ note: { code } });
  });
  test('an item with a DOCTYPE is refused', async () => {
    await expect(xmlRoot([readFileSync(join(SHARED, 'attack/qti-xxe.xml'))])).rejects.toBeInstanceOf(FormatFault);
  });
});
