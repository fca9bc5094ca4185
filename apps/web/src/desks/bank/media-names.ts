const FULL = /\(media:([0-9a-f]{64})(\.\w+)\)/g;
const SHORT = /\(media:([0-9a-f]{10})(\.\w+)\)/g;
const LETTERS = 10;

/** Names that this window has shown or uploaded, by their beginning. */
const known = new Map<string, string>();

/** A text with the names of its media cut to what a person can look at. */
export const withShortNames = (text: string): string =>
  text.replace(FULL, (_, name: string, ending: string) => {
    const short = name.slice(0, LETTERS);
    known.set(short, name);
    return `(media:${short}${ending})`;
  });

/** A text with the names of its media whole again; a name that nobody has seen stays as it is, for the server to refuse. */
export const withFullNames = (text: string): string => text.replace(SHORT, (whole, short: string, ending: string) => (known.has(short) ? `(media:${known.get(short)}${ending})` : whole));
