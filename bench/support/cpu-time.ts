import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from '@kaowu/platform';

/** One tick of the kernel's accounting, in microseconds. */
const TICK_US = 10_000;

/** Fields of /proc/<pid>/stat after the name: state is 0, parent 1, user 11, system 12, and of ended children 13, 14. */
const fieldsOf = (pid: number): string[] => (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ');

const ticks = (fields: readonly string[], ...at: number[]): number => at.reduce((sum, i) => sum + Number(fields[i]), 0);

/** Processor time that a process has used, in microseconds; null where the system does not tell. */
export function processCpuUs(pid: number): number | null {
  try {
    return ticks(fieldsOf(pid), 11, 12) * TICK_US;
  } catch {
    return null;
  }
}

/**
 * Processor time that the database server has used with all its processes, ended ones included, in microseconds; null
 * where it is not on this machine or may not be asked.
 */
export async function databaseCpuUs(db: Database): Promise<number | null> {
  try {
    const row = await db.one<{ pid: number }>(`SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int AS pid`);
    const postmaster = row?.pid ?? 0;
    let total = ticks(fieldsOf(postmaster), 11, 12, 13, 14);
    for (const name of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
      try {
        const fields = fieldsOf(Number(name));
        if (Number(fields[1]) === postmaster) total += ticks(fields, 11, 12);
      } catch {
        // Ended while we looked.
      }
    }
    return total * TICK_US;
  } catch {
    return null;
  }
}
