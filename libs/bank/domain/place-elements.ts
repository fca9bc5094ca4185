import type { ItemDraft, ItemBody } from '@kaowu/contracts';
import { DIFFICULTY_GRADES } from '@kaowu/contracts';

/** How items of a file find their element in a table. */
export interface ElementFinder {
  /** The element that a category path names, by code or name from its end; or the default; or null. */
  find(category: readonly string[]): string | null;
  /** Whether the path itself named it. */
  named(category: readonly string[]): boolean;
}

const CODE = /^[A-Z]-[A-Z]-[A-Z]-\d{3}(?=\s|$)/;

/** Finds elements by code ("A-A-A-001 职业道德") or by a name that only one element has. */
export function elementFinder(elements: readonly { readonly code: string; readonly name: string }[], byDefault: string | undefined): ElementFinder {
  const codes = new Set(elements.map((e) => e.code));
  const byName = new Map<string, string | null>();
  for (const { code, name } of elements) byName.set(name, byName.has(name) ? null : code);
  const inPath = (category: readonly string[]): string | null => {
    for (const part of [...category].reverse()) {
      const [code = ''] = CODE.exec(part.normalize('NFKC')) ?? [];
      if (codes.has(code)) return code;
      const named = byName.get(part);
      if (named) return named;
    }
    return null;
  };
  return {
    find: (category) => inPath(category) ?? (byDefault !== undefined && codes.has(byDefault) ? byDefault : null),
    named: (category) => inPath(category) !== null,
  };
}

/** A checked question as a draft under its element, of middle difficulty: files of other systems say none. */
export function placed(content: ItemBody, finder: ElementFinder): ItemDraft | null {
  const category = content.source?.category ?? [];
  const elementCode = finder.find(category);
  if (elementCode === null) return null;
  const { category: _, ...source } = content.source ?? {};
  const kept = finder.named(category) ? (Object.keys(source).length > 0 ? { source } : {}) : content.source ? { source: content.source } : {};
  const { source: __, ...question } = content;
  return { ...question, ...kept, elementCode, difficulty: DIFFICULTY_GRADES[2].facility };
}
