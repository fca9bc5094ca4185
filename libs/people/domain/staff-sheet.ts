import { personEntry, POSTS, qualificationEntry, trainingEntry, type PersonEntry, type Post, type ProblemDetail, type QualificationEntry } from '@kaowu/contracts';
import { admitPerson } from './person';
import { admitAppointment, type HeldPost } from './posts';
import { admitCard } from './records';

/** A column of the staff spreadsheet; the first heading is the template's. */
export interface StaffColumn {
  readonly key: string;
  readonly headings: readonly string[];
  readonly required?: boolean;
}

/** The columns of the staff spreadsheet. Several posts stand in one cell, divided by 、 , ; or a slash. */
export const STAFF_COLUMNS: readonly StaffColumn[] = [
  { key: 'name', headings: ['姓名', 'Name'], required: true },
  { key: 'idNumber', headings: ['身份证号', '证件号码', 'ID number'], required: true },
  { key: 'employer', headings: ['工作单位', '单位', 'Employer'], required: true },
  { key: 'trainingBody', headings: ['任教培训机构', '培训机构', 'Training body'] },
  { key: 'posts', headings: ['岗位', 'Posts'] },
  { key: 'postFrom', headings: ['任职日期', 'In post since'] },
  { key: 'cardKind', headings: ['证卡类别', 'Card kind'] },
  { key: 'cardNo', headings: ['证卡编号', 'Card number'] },
  { key: 'cardOccupation', headings: ['证卡职业编码', 'Occupation code'] },
  { key: 'cardIssuer', headings: ['发证单位', 'Issuer'] },
  { key: 'cardFrom', headings: ['证卡生效日期', 'Valid from'] },
  { key: 'cardTo', headings: ['证卡到期日期', 'Valid to'] },
  { key: 'trainingOn', headings: ['最近季度培训日期', 'Last quarterly training'] },
];

/** A row of the sheet as a workbook gives it. */
export interface RawRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** A person that a row describes. */
export interface StaffRow {
  readonly at: { readonly sheet: string; readonly row: number };
  readonly person: PersonEntry & { readonly idNumber: string };
  readonly posts: readonly Post[];
  readonly postFrom: string;
  readonly card: QualificationEntry | null;
  readonly trainingOn: string | null;
}

/** What a sheet holds: the good rows, and every wrong cell with sheet, row and column. */
export interface StaffSheet {
  readonly rows: readonly StaffRow[];
  readonly details: readonly ProblemDetail[];
}

const CARD_KINDS: Readonly<Record<string, QualificationEntry['kind']>> = { 考评员: 'examiner', 高级考评员: 'senior_examiner', 质量督导员: 'inspector', 督导员: 'inspector' };
const postByWord = new Map<string, Post>((Object.keys(POSTS) as Post[]).flatMap((post) => [[POSTS[post].zh, post], [post, post], [POSTS[post].en.toLowerCase(), post]]));

/** "2026/3/5", "2026.03.05" and "20260305" as 2026-03-05; other texts as they are. */
export function dayOfCell(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return text;
  return `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-${(match[3] ?? '').padStart(2, '0')}`;
}

/** Collects the faults of one row at their cells. */
class RowReader {
  readonly details: ProblemDetail[] = [];

  constructor(private readonly raw: RawRow, private readonly letters: Readonly<Record<string, string>>) {}

  text(key: string): string {
    return this.raw.cells[key] ?? '';
  }

  fault(key: string, detail: Pick<ProblemDetail, 'code' | 'params'>): void {
    this.details.push({ ...detail, sheet: this.raw.sheet, row: this.raw.row, column: this.letters[key] ?? '' });
  }

  /** The value cannot be used; personal numbers are not repeated in messages. */
  invalid(key: string): void {
    const name = STAFF_COLUMNS.find((c) => c.key === key)?.headings[0] ?? key;
    this.fault(key, { code: 'cell.invalid', params: { name, value: key === 'idNumber' ? '***' : this.text(key) } });
  }
}

function postsOfCell(reader: RowReader): Post[] {
  const words = reader.text('posts').split(/[、,，;；/]/).map((w) => w.trim()).filter((w) => w !== '');
  const posts = words.flatMap((word) => {
    const post = postByWord.get(word) ?? postByWord.get(word.toLowerCase());
    return post ? [post] : [];
  });
  if (posts.length < words.length) reader.invalid('posts');
  return [...new Set(posts)];
}

const CARD_FIELDS: Readonly<Record<string, string>> = { kind: 'cardKind', occupationCode: 'cardOccupation', cardNo: 'cardNo', issuer: 'cardIssuer', validFrom: 'cardFrom', validTo: 'cardTo' };

function cardOfRow(reader: RowReader): QualificationEntry | null {
  if (Object.values(CARD_FIELDS).every((key) => reader.text(key) === '')) return null;
  const parsed = qualificationEntry.safeParse({
    kind: CARD_KINDS[reader.text('cardKind')],
    occupationCode: reader.text('cardOccupation'),
    cardNo: reader.text('cardNo'),
    issuer: reader.text('cardIssuer'),
    validFrom: dayOfCell(reader.text('cardFrom')),
    validTo: dayOfCell(reader.text('cardTo')),
  });
  if (!parsed.success) {
    for (const field of new Set(parsed.error.issues.map((i) => String(i.path[0])))) reader.invalid(CARD_FIELDS[field] ?? 'cardNo');
    return null;
  }
  const admitted = admitCard(parsed.data);
  if (!admitted.ok) reader.fault('cardTo', admitted.problem);
  return parsed.data;
}

function personOfRow(reader: RowReader): StaffRow['person'] | null {
  const idNumber = reader.text('idNumber').toUpperCase();
  const parsed = personEntry.safeParse({
    name: reader.text('name'), idNumber, sex: null, employer: reader.text('employer'), trainingBody: reader.text('trainingBody') || null, engagement: null,
  });
  if (!parsed.success) {
    for (const field of new Set(parsed.error.issues.map((i) => String(i.path[0])))) reader.invalid(field);
    return null;
  }
  const admitted = admitPerson(parsed.data);
  if (!admitted.ok) reader.fault('idNumber', admitted.problem);
  return { ...parsed.data, idNumber };
}

function dayOfRow(reader: RowReader, key: string): string | null {
  const text = reader.text(key);
  if (text === '') return null;
  const day = trainingEntry.shape.heldOn.safeParse(dayOfCell(text));
  if (!day.success) reader.invalid(key);
  return day.success ? day.data : null;
}

function readRow(raw: RawRow, letters: Readonly<Record<string, string>>, today: string): { row: StaffRow | null; details: ProblemDetail[] } {
  const reader = new RowReader(raw, letters);
  const person = personOfRow(reader);
  const posts = postsOfCell(reader);
  const postFrom = dayOfRow(reader, 'postFrom') ?? today;
  const held: HeldPost[] = [];
  for (const post of posts) {
    const admitted = admitAppointment({ leftOn: null, engagement: null, posts: held }, { post, from: postFrom });
    if (!admitted.ok) reader.fault('posts', admitted.problem);
    held.push({ id: post, post, from: postFrom, to: null });
  }
  const card = cardOfRow(reader);
  const trainingOn = dayOfRow(reader, 'trainingOn');
  if (trainingOn !== null && trainingOn > today) reader.fault('trainingOn', { code: 'training.in-future', params: { heldOn: trainingOn } });
  const { details } = reader;
  return { row: person && details.length === 0 ? { at: { sheet: raw.sheet, row: raw.row }, person, posts, postFrom, card, trainingOn } : null, details };
}

/** Reads the rows of a staff sheet on a day. A number that stands twice is wrong at its second place. */
export function readStaffRows(raws: readonly RawRow[], letters: Readonly<Record<string, string>>, today: string): StaffSheet {
  const rows: StaffRow[] = [];
  const details: ProblemDetail[] = [];
  const seen = new Set<string>();
  for (const raw of raws) {
    const read = readRow(raw, letters, today);
    details.push(...read.details);
    if (!read.row) continue;
    if (seen.has(read.row.person.idNumber)) {
      details.push({ code: 'person.id-number-twice', sheet: raw.sheet, row: raw.row, column: letters['idNumber'] ?? '' });
      continue;
    }
    seen.add(read.row.person.idNumber);
    rows.push(read.row);
  }
  return { rows, details };
}
