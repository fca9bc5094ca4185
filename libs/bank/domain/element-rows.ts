import { importance, type ElementTableContent, type ProblemDetail } from '@kaowu/contracts';
import { parseRatio, readRangeCell } from './element-layout';
import { elementTableProblems, importanceRatio, liesUnder, parentCode, sortedContent } from './element-table';
import { plainText } from './plain-text';
import { cell, inCell, type Letters, type Row } from './sheet-row';

/** What a spreadsheet says of an element table. */
export interface ReadElementTable {
  readonly content: ElementTableContent;
  readonly problems: readonly ProblemDetail[];
  /** What is odd but does not stand in the way: printed ratios that the elements contradict. */
  readonly warnings: readonly ProblemDetail[];
  readonly rejectedRows: number;
}

interface KnownRange {
  readonly code: string;
  readonly name: string;
  readonly weightHundredths: number;
  readonly at: Row;
  /** The ratio that the sheet prints for it, and the column where it stands. */
  readonly printed: { readonly text: string; readonly column: string } | null;
}

/** What a row says of one tier. */
interface TierCells {
  readonly name: string;
  readonly letter: string;
  readonly weight: string;
  readonly printed: KnownRange['printed'];
}

const TIERS = [1, 2, 3] as const;

/** Hundredths of a percent from a printed weight ("12.5", "12.5%", or 0.125 where the sheet writes fractions of 1). */
export function parseWeight(text: string, fraction: boolean): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*[%％]?$/.exec(text.normalize('NFKC'));
  if (!match) return null;
  const exact = Number(match[1]) * (fraction && !/[%％]$/.test(text) ? 10_000 : 100);
  const hundredths = Math.round(exact);
  return Math.abs(exact - hundredths) < 1e-6 && hundredths <= 10_000 ? hundredths : null;
}

/**
 * Whether a sheet writes weights as fractions of 1: a percent format stores 30 % as 0.3. True where the largest
 * first-tier weight without a percent sign is at most 1.
 */
export function writesFractions(rows: readonly Row[]): boolean {
  const weights = rows.map((r) => cell(r, 'weight1')).filter((w) => w !== '');
  return weights.length > 0 && weights.every((w) => !/[%％]/.test(w) && Number(w) <= 1);
}

/**
 * Reads the rows of an element table as the field lays them out: three tiers of name, letter, printed ratio X:Y:Z and
 * weight, then the element's code, name and importance (rules.md). A tier's cells stand once and hold for the rows
 * below until the tier, or one above it, changes; merged cells that repeat the text mean the same. Each row with a
 * fault is left out and named; faults of the whole (sums, empty ranges) are named at the range's first row, and so are
 * printed ratios that the elements under the range contradict, as warnings: the ratio is computed, never taken over.
 */
export function readElementRows(rows: readonly Row[], letters: Letters): ReadElementTable {
  const reader = new Reader(letters, writesFractions(rows));
  for (const row of rows) reader.read(row);
  return reader.result();
}

class Reader {
  private readonly ranges = new Map<string, KnownRange>();
  private readonly elements: ElementTableContent['elements'] = [];
  private readonly seen = new Set<string>();
  private readonly problems: ProblemDetail[] = [];
  private rejectedRows = 0;
  private path: string[] = [];

  constructor(private readonly letters: Letters, private readonly fraction: boolean) {}

  read(row: Row): void {
    const found = this.problems.length;
    if (this.readTiers(row)) this.readElement(row);
    if (this.problems.length > found) this.rejectedRows += 1;
  }

  result(): ReadElementTable {
    const content = sortedContent({
      ranges: [...this.ranges.values()].map(({ code, name, weightHundredths }) => ({ code, name, weightHundredths, tier: ((code.length + 1) / 2) as 1 | 2 | 3 })),
      elements: this.elements,
    });
    return { content, problems: [...this.problems, ...this.wholeProblems(content)], warnings: this.ratioWarnings(content), rejectedRows: this.rejectedRows };
  }

  /** Ranges whose printed ratio is not what the elements under them make. */
  private ratioWarnings({ elements }: ElementTableContent): ProblemDetail[] {
    return [...this.ranges.values()].flatMap(({ code, at, printed }) => {
      if (!printed) return [];
      const { X, Y, Z } = importanceRatio(elements.filter((e) => liesUnder(e.code, code)));
      const [x, y, z] = parseRatio(printed.text) ?? [null, null, null];
      return x === X && y === Y && z === Z
        ? []
        : [inCell(at, this.letters, printed.column, 'element.ratio-contradicts', { code, printed: printed.text, counted: [X, Y, Z].map((n) => String(n).padStart(2, '0')).join(':') })];
    });
  }

  /** Puts the faults of the whole at the row where the range concerned first stands. */
  private wholeProblems(content: ElementTableContent): ProblemDetail[] {
    const first = [...this.ranges.values()][0]?.at;
    return elementTableProblems(content).map((p) => {
      const range = this.ranges.get(p.field ?? '');
      const at = range?.at ?? first;
      if (!at) return p;
      const tier = range ? (range.code.length + 1) / 2 : 1;
      return { ...inCell(at, this.letters, `weight${p.code === 'element.weight-sum' && range ? Math.min(tier + 1, 3) : tier}`, p.code, p.params) };
    });
  }

  private fault(row: Row, column: string, code: string, params: ProblemDetail['params'] = {}): false {
    this.problems.push(inCell(row, this.letters, column, code, params));
    return false;
  }

  private readTiers(row: Row): boolean {
    for (const tier of TIERS) {
      const cells = this.tierCells(row, tier);
      if (cells.letter === '') {
        if (cells.name !== '' && !this.sameAsAbove(cells.name, tier)) return this.fault(row, `code${tier}`, 'element.code-invalid', { value: '' });
        if (this.path.length < tier) return this.fault(row, `code${tier}`, 'element.code-invalid', { value: '' });
        continue;
      }
      if (!this.enter(row, tier, cells)) return false;
    }
    return true;
  }

  /** Some sheets print letter and ratio in cells of their own, some in the cell of the name. */
  private tierCells(row: Row, tier: 1 | 2 | 3): TierCells {
    const [codeColumn, nameColumn, ratioColumn] = [`code${tier}`, `name${tier}`, `ratio${tier}`];
    const own = this.letters[codeColumn] !== undefined && this.letters[codeColumn] !== this.letters[nameColumn];
    const joined = readRangeCell(cell(row, nameColumn), !own);
    const letter = own ? readRangeCell(cell(row, codeColumn), false).name : joined.letter;
    const ratioCell = this.letters[ratioColumn] === this.letters[nameColumn] ? '' : readRangeCell(cell(row, ratioColumn), false);
    const ratio = ratioCell === '' ? '' : ratioCell.ratio || ratioCell.name;
    return {
      name: plainText(joined.name),
      letter: letter.normalize('NFKC').toUpperCase(),
      weight: cell(row, `weight${tier}`),
      printed: ratio !== '' ? { text: ratio, column: ratioColumn } : joined.ratio !== '' ? { text: joined.ratio, column: nameColumn } : null,
    };
  }

  /** A merged name beside an empty code cell repeats the range above. */
  private sameAsAbove(name: string, tier: number): boolean {
    return this.ranges.get(this.path.slice(0, tier).join('-'))?.name === name;
  }

  /** Takes a range of a tier by its code: the letter alone, or the full code ("A-B"). */
  private enter(row: Row, tier: 1 | 2 | 3, cells: TierCells): boolean {
    const above = this.path.slice(0, tier - 1);
    const letter = cells.letter.split('-').at(-1) ?? '';
    const code = [...above, letter].join('-');
    if (above.length < tier - 1 || !/^[A-Z]$/.test(letter) || (cells.letter.includes('-') && cells.letter !== code)) {
      this.path = above;
      return this.fault(row, `code${tier}`, 'element.code-invalid', { value: cells.letter });
    }
    // A range that stays the same keeps the tiers below it for rows that leave their cells empty.
    if (this.path[tier - 1] !== letter) this.path = [...above, letter];
    const known = this.ranges.get(code);
    if (known ? this.agrees(row, tier, cells, known) : this.addRange(row, tier, cells, code)) return true;
    if (!known) this.path = above;
    return false;
  }

  private agrees(row: Row, tier: number, { name, weight }: TierCells, known: KnownRange): boolean {
    const nameFits = name === '' || name === known.name;
    const weightFits = weight === '' || parseWeight(weight, this.fraction) === known.weightHundredths;
    if (nameFits && weightFits) return true;
    return this.fault(row, nameFits ? `weight${tier}` : `name${tier}`, 'element.range-conflict', { code: known.code, row: known.at.row });
  }

  private addRange(row: Row, tier: number, { name, weight, printed }: TierCells, code: string): boolean {
    if (name === '') return this.fault(row, `name${tier}`, 'element.name-missing');
    const weightHundredths = parseWeight(weight, this.fraction);
    if (weightHundredths === null) return this.fault(row, `weight${tier}`, 'element.weight-invalid', { value: weight });
    this.ranges.set(code, { code, name, weightHundredths, at: row, printed });
    return true;
  }

  private readElement(row: Row): void {
    const text = cell(row, 'code').normalize('NFKC').toUpperCase();
    const name = plainText(cell(row, 'name'));
    const letter = cell(row, 'importance').normalize('NFKC').toUpperCase();
    if (text === '' && name === '' && letter === '') return;
    const code = this.elementCode(text);
    if (code === null) return void this.fault(row, 'code', 'element.code-invalid', { value: text });
    if (this.seen.has(code)) return void this.fault(row, 'code', 'element.code-duplicate', { code });
    if (name === '') return void this.fault(row, 'name', 'element.name-missing');
    const weight = importance.safeParse(letter);
    if (!weight.success) return void this.fault(row, 'importance', 'element.importance-invalid', { value: letter });
    this.seen.add(code);
    this.elements.push({ code, name, importance: weight.data });
  }

  /** "1", "001" and the full "A-A-A-001" mean the same element of the range at hand. */
  private elementCode(text: string): string | null {
    const range = this.path.join('-');
    if (/^\d{1,3}$/.test(text)) return `${range}-${text.padStart(3, '0')}`;
    return /^[A-Z]-[A-Z]-[A-Z]-\d{3}$/.test(text) && parentCodeOfElement(text) === range ? text : null;
  }
}

const parentCodeOfElement = (code: string): string => code.slice(0, 5);

/** The codes from tier 1 down to a range: of "A-B-C" they are "A", "A-B", "A-B-C". */
export function rangePath(code: string): string[] {
  const above = parentCode(code);
  return above === null ? [code] : [...rangePath(above), code];
}
