/** Lines "left=right" as a JSON object; `bad` is the first line that is none. With `words`, right must be one of them. */
export function mappingOf(text: string, words: Readonly<Record<string, string>> | null): { readonly json: string; readonly bad: string | null } {
  const found: Record<string, string> = {};
  for (const line of text.split('\n').map((l) => l.trim()).filter((l) => l !== '')) {
    const [, left = '', right = ''] = /^(.+?)\s*[=＝]\s*(.+)$/.exec(line) ?? [];
    const value = words === null ? right.toUpperCase() : words[right];
    if (left === '' || value === undefined || value === '') return { json: '', bad: line };
    found[left] = value;
  }
  return { json: Object.keys(found).length === 0 ? '' : JSON.stringify(found), bad: null };
}
