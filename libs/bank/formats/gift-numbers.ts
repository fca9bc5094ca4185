import type { ItemNumber } from '@kaowu/contracts';
import { cleanNumber } from '../domain/clean-answers';
import { formatFault, type Note } from './entry';
import { feedbackOf, giftText, weightOf } from './gift-text';

/** A decimal without the noise that binary arithmetic leaves: twelve digits are more than any question prints. */
export const decimal = (value: number): string => String(Number(value.toPrecision(12)));

/** Value and tolerance of `3:2`, `3.141..3.142`, `42` or `*`. Problem: `gift.number-unreadable`. */
export function spanOf(text: string): { value: string; tolerance: string } {
  const plain = text.trim();
  const [, low, high] = /^(.+?)\.\.(.+)$/.exec(plain) ?? [];
  if (low !== undefined && high !== undefined) {
    const [from, to] = [Number(cleanNumber(low) || NaN), Number(cleanNumber(high) || NaN)];
    if (!Number.isFinite(from) || !Number.isFinite(to)) throw formatFault('gift.number-unreadable', { value: plain.slice(0, 40) });
    return { value: decimal((from + to) / 2), tolerance: decimal(Math.abs(to - from) / 2) };
  }
  const [said = '', margin = '0'] = plain.split(':');
  const [value, tolerance] = [cleanNumber(said), cleanNumber(margin || '0')];
  if (value === '' || tolerance === '' || tolerance === '*') throw formatFault('gift.number-unreadable', { value: plain.slice(0, 40) });
  return { value, tolerance };
}

/** The numbers of a numerical answer section, after its `#`: one bare number, or several behind `=`, wrong ones behind `~`. */
export function giftNumbers(section: string, notes: Note[], kind: string): ItemNumber[] {
  const text = section.trim();
  const parts = text.split(/(?=[=~])/).map((part) => part.trim()).filter((part) => part !== '' && part !== '=' && part !== '~');
  return parts.map((part) => {
    const wrong = part.startsWith('~');
    const weighed = weightOf(part.replace(/^[=~]/, ''));
    const [answer, feedback] = feedbackOf(weighed?.rest ?? part.replace(/^[=~]/, ''));
    const weight = weighed?.weight ?? (wrong ? 0 : 100);
    const span = answer.trim() === '' && wrong ? { value: '*', tolerance: '0' } : spanOf(answer);
    return { ...span, weight, feedback: giftText(feedback, notes, kind) };
  });
}
