/** What a key press means in the room. */
export type KeyAct =
  | { readonly act: 'choose'; readonly optionId: string }
  | { readonly act: 'previous' }
  | { readonly act: 'next' }
  | { readonly act: 'flag' };

/** The parts of a keyboard event that matter. */
export interface KeyPress {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or the system key: never ours. */
  readonly command: boolean;
}

/**
 * What a key does on a question with these options: 1–9 choose by place, letters by the letter shown, arrows move, F
 * flags. Where there is an option F, the letter chooses it and Shift+F flags. Null where the key is not ours.
 */
export function keyAct(press: KeyPress, optionIds: readonly string[]): KeyAct | null {
  if (press.command) return null;
  if (press.key === 'ArrowLeft' || press.key === 'PageUp') return { act: 'previous' };
  if (press.key === 'ArrowRight' || press.key === 'PageDown') return { act: 'next' };
  const letter = press.key.length === 1 ? press.key.toUpperCase() : '';
  if (letter === 'F' && (press.shift || !optionIds.includes('F'))) return { act: 'flag' };
  if (press.shift && letter !== press.key) return null;
  const optionId = /^[1-9]$/.test(letter) ? optionIds[Number(letter) - 1] : optionIds.find((id) => id === letter);
  return optionId === undefined ? null : { act: 'choose', optionId };
}

/** The response after an option is chosen: a single choice replaces, a multiple choice turns it on or off, in order. */
export function chosen(type: string, before: readonly string[], optionId: string, optionIds: readonly string[]): string[] {
  if (type !== 'multiple') return [optionId];
  const now = new Set(before);
  if (!now.delete(optionId)) now.add(optionId);
  return optionIds.filter((id) => now.has(id));
}
