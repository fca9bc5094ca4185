import type { Command } from 'commander';
import { startOwnInstance } from '../rehearse/instance';
import { faultsOf } from '../rehearse/report';
import { rehearse } from '../rehearse/run';

interface Options {
  readonly candidates: string;
  readonly pace: string;
  readonly url?: string;
  readonly json?: boolean;
}

/** `kaowu rehearse`: a whole exam day with virtual people, against a fresh instance or a running one. */
export function registerRehearse(program: Command): void {
  program.command('rehearse').description('rehearse a whole exam day with virtual people over the real interfaces')
    .option('--candidates <n>', 'how many candidates', '60')
    .option('--pace <ms>', 'mean pause between two answers of a candidate, in milliseconds', '80')
    .option('--url <addresses>', 'a running instance with the demonstration accounts (several server processes: addresses with commas), instead of a fresh one')
    .option('--json', 'print the report as one JSON object in the last line')
    .action(async (options: Options) => {
      const from = Date.now();
      const say = (line: string): void => console.error(`[${((Date.now() - from) / 1000).toFixed(1).padStart(6)} s] ${line}`);
      const own = options.url ? undefined : await startOwnInstance(say);
      if (own) say(`fresh instance at ${own.url}`);
      try {
        const report = await rehearse({ urls: addresses(own?.url ?? options.url ?? ''), candidates: positive(options.candidates), paceMs: positive(options.pace), say });
        const faults = faultsOf(report);
        for (const fault of faults) say(`✗ ${fault}`);
        if (!options.json) console.table(report);
        else console.log(JSON.stringify(report));
        if (faults.length > 0) process.exitCode = 1;
      } finally {
        await own?.stop();
      }
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 2000) throw new Error(`${text} is not a whole number between 1 and 2000`);
  return value;
}

function addresses(text: string): [string, ...string[]] {
  const [first, ...others] = text.split(',').map((one) => one.trim().replace(/\/$/, ''));
  if (!first || ![first, ...others].every((one) => /^https?:\/\/[^/]+$/.test(one))) throw new Error(`${text} is no address like http://localhost:3000`);
  return [first, ...others];
}
