import type { Command } from 'commander';
import { Journal } from '@kaowu/journal';
import { keyStates, readSettings, retireKey, rotateKeys, systemActor } from '@kaowu/platform';
import { withLibs } from '../context';

const CLI = systemActor('cli');

/** Says why a key cannot go, in one line, without a stack. */
function attempt(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    console.error(`kaowu: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return false;
  }
}

/**
 * `kaowu keys list | rotate | retire <number>`: the root keys of an installation. A rotation goes on while servers run;
 * what was done is journalled.
 */
export function registerKeys(program: Command): void {
  const keys = program.command('keys').description('root keys of the vault');
  keys.command('list').description('root keys, and how many data keys each still wraps').option('--json', 'print one JSON array')
    .action((options: { json?: boolean }) => {
      const states = keyStates(readSettings(process.env).keysDir);
      if (options.json) console.log(JSON.stringify(states));
      else for (const { root, dataKeys, inUse } of states) console.log(`root key ${root}: ${dataKeys} data keys${inUse ? ', in use' : dataKeys === 0 ? ', may be retired' : ''}`);
    });
  keys.command('rotate').description('add a root key and wrap all data keys anew; servers may run on').option('--resume', 'finish a rotation that was cut off')
    .option('--reason <text>', 'why', '定期轮换')
    .action((options: { resume?: boolean; reason: string }) => withLibs(async (app, settings) => {
      const done = await rotateKeys(settings.keysDir, { resume: options.resume === true, told: (left) => console.log(`${left} data keys left`) });
      await app.nest.get(Journal).record(CLI, { action: 'keys.rotated', subject: { type: 'vault', id: String(done.root) }, reason: options.reason, data: done });
      console.log(`root key ${done.root} is in use; ${done.rewrapped} data keys were wrapped anew`);
    }));
  keys.command('retire <number>').description('remove a root key that no data key needs any more').option('--reason <text>', 'why', '已轮换')
    .action((number: string, options: { reason: string }) => withLibs(async (app, settings) => {
      if (!attempt(() => retireKey(settings.keysDir, Number(number)))) return;
      await app.nest.get(Journal).record(CLI, { action: 'keys.retired', subject: { type: 'vault', id: number }, reason: options.reason });
      console.log(`root key ${number} is retired; keep no copy of its file`);
    }));
}
