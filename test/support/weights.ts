import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A chunk of the build as Vite's manifest names it. */
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
}
type Manifest = Readonly<Record<string, Chunk>>;

/** What a build loads. */
export interface Build {
  /** Applications by the name of their page ("index.html"). */
  readonly entries: readonly string[];
  /** Sources of the pages that are loaded when their address is opened. */
  readonly pages: readonly string[];
  /** Bytes after gzip of everything that these need before they can be drawn: themselves, their static imports, their styles. */
  weigh(...keys: readonly string[]): number;
  /** The files behind a weight, heaviest first, to say where it comes from. */
  explain(...keys: readonly string[]): string[];
  /** Files that import each other: which of them runs first is luck. */
  circles(): string[][];
}

/** Reads a build of the pages. */
export function readBuild(webDir: string): Build {
  const manifest = JSON.parse(readFileSync(join(webDir, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  const sizes = new Map<string, number>();
  const sizeOf = (file: string): number => {
    const size = sizes.get(file) ?? gzipSync(readFileSync(join(webDir, file))).length;
    sizes.set(file, size);
    return size;
  };
  const filesOf = (keys: readonly string[]): Set<string> => {
    const [files, seen] = [new Set<string>(), new Set<string>()];
    const visit = (key: string): void => {
      const chunk = manifest[key];
      if (seen.has(key) || !chunk) return;
      seen.add(key);
      files.add(chunk.file);
      chunk.css?.forEach((file) => files.add(file));
      chunk.imports?.forEach(visit);
    };
    keys.forEach(visit);
    return files;
  };
  /** True where a file comes back to itself through what it imports. */
  const circular = (start: string): boolean => {
    const seen = new Set<string>();
    const visit = (key: string): boolean => manifest[key]?.imports?.some((next) => next === start || (!seen.has(next) && seen.add(next) && visit(next))) ?? false;
    return visit(start);
  };
  const keysOf = (kind: 'isEntry' | 'isDynamicEntry'): string[] => Object.keys(manifest).filter((key) => manifest[key]?.[kind]);
  return {
    entries: keysOf('isEntry'),
    pages: keysOf('isDynamicEntry').filter((key) => /^src\/desks\/.*-page\.tsx$/.test(key)),
    circles: () => Object.keys(manifest).filter(circular).map((key) => [key, ...(manifest[key]?.imports ?? [])]),
    weigh: (...keys) => [...filesOf(keys)].reduce((sum, file) => sum + sizeOf(file), 0),
    explain: (...keys) => [...filesOf(keys)].map((file) => [sizeOf(file), file] as const).sort((a, b) => b[0] - a[0]).map(([size, file]) => `${(size / 1024).toFixed(1).padStart(7)} KB  ${file}`),
  };
}
