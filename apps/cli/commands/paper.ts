import type { Command } from 'commander';
import { ReplayPaper } from '@kaowu/assembly';
import { systemActor } from '@kaowu/platform';
import { withLibs } from '../context';

/** `kaowu paper replay <id>`: rebuilds a paper or a whole set from its recipe and compares the digests. */
export function registerPaper(program: Command): void {
  program.command('paper').description('sealed papers').command('replay <id>').description('rebuild a paper or a set from its recipe and compare digests')
    .action((id: string) => withLibs(async (app) => {
      const report = await app.nest.get(ReplayPaper).run(systemActor('cli'), id);
      console.log(JSON.stringify(report));
      if (report.matching !== report.papers || !report.setDigestMatches) process.exitCode = 1;
    }));
}
