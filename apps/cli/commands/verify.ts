import type { Command } from 'commander';
import { VerifyChain } from '@kaowu/journal';
import { VerifyAnswers } from '@kaowu/delivery';
import { withLibs } from '../context';

/** `kaowu verify`: walks the whole journal and every answer journal; exit code 1 names the first bad entry. */
export function registerVerify(program: Command): void {
  program.command('verify').description('check the hash chains of the journal and of all answers').option('--json', 'print one JSON object')
    .action((options: { json?: boolean }) => withLibs(async (app) => {
      const journal = await app.nest.get(VerifyChain).run();
      const answers = await app.nest.get(VerifyAnswers).run();
      const ok = journal.ok && answers.ok;
      if (options.json) console.log(JSON.stringify({ ok, journal, answers }));
      else {
        console.log(journal.firstBad ? `journal: entry ${journal.firstBad.seq} is bad (${journal.firstBad.fault})` : `journal: ${journal.entries} entries hold, head ${journal.headHash}`);
        console.log(answers.firstBad ? `answers: attempt ${answers.firstBad.attemptId} event ${answers.firstBad.seq} is bad (${answers.firstBad.fault})` : `answers: ${answers.events} events of ${answers.attempts} attempts hold`);
      }
      if (!ok) process.exitCode = 1;
    }));
}
