import type ExcelJS from 'exceljs';

/** What a cell holds, as text: formulas give their last result, never their code; dates are YYYY-MM-DD. */
export function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value) return value.richText.map((part) => part.text).join('').trim();
  if ('text' in value) return linkText(value.text).trim();
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue);
  return '';
}

/** The words of a link may be formatted in parts, which the types do not say. */
const linkText = (text: unknown): string => (typeof text === 'object' && text !== null && 'richText' in text ? cellText(text as ExcelJS.CellRichTextValue) : String(text));

/** A number as a spreadsheet shows it: fifteen digits are what it keeps, the rest is noise of binary arithmetic. */
const numberText = (value: number): string => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15))));

/** Formats of plain numbers: signs before, digits, decimals, a percent sign, signs behind. */
const PLAIN_FORMAT = /^((?:"[^"]*"|\\.|[¥￥$])*)([#0,]+)(?:\.(0*)#*)?(%?)((?:"[^"]*"|\\.|_.|\s)*)$/;

const literals = (text: string): string => text.replace(/"([^"]*)"|\\(.)|_./g, '$1$2').trim();

/**
 * A number in the format of its cell, for what a writer sees there is what they mean: 0.5 shown as 50 %, 7 shown as
 * 007 or 7.00. Never with fewer digits than the number has.
 */
export function formattedNumber(value: number, format: string): string {
  const [positive = ''] = format.split(';');
  const match = PLAIN_FORMAT.exec(positive.replace(/\[[^\]]*\]/g, ''));
  if (!match || value < 0) return numberText(value);
  const [, before = '', digits = '', zeros = '', percent = '', behind = ''] = match;
  const plain = numberText(percent === '' ? value : value * 100);
  if (/e/i.test(plain)) return plain;
  const [whole = '', fraction = ''] = plain.split('.');
  const least = digits.replace(/[#,]/g, '').length;
  const grouped = digits.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole.padStart(least, '0');
  const decimals = fraction.padEnd(zeros.length, '0');
  return `${literals(before)}${grouped}${decimals === '' ? '' : `.${decimals}`}${percent}${literals(behind)}`;
}

/** What a cell shows: as `cellText`, numbers in the format of the cell. */
export function shownText(cell: ExcelJS.Cell): string {
  const { value } = cell;
  const number = typeof value === 'object' && value !== null && 'result' in value ? value.result : value;
  return typeof number === 'number' && typeof cell.numFmt === 'string' ? formattedNumber(number, cell.numFmt) : cellText(value);
}
