import 'reflect-metadata';
import { Command } from 'commander';
import { SettingsFault } from '@kaowu/platform';
import { registerBank } from './commands/bank';
import { registerInstall } from './commands/install';
import { registerKeys } from './commands/keys';
import { registerPaper } from './commands/paper';
import { registerRehearse } from './commands/rehearse';
import { registerReset } from './commands/reset';
import { registerSchema } from './commands/schema';
import { registerUp } from './commands/up';
import { registerVerify } from './commands/verify';

const program = new Command('kaowu').description('考务 Kaowu: exam-day operations').showHelpAfterError();
for (const register of [registerUp, registerInstall, registerSchema, registerVerify, registerBank, registerKeys, registerPaper, registerRehearse, registerReset]) register(program);

program.parseAsync().catch((error: unknown) => {
  // A wrong setting is one line that names the mend; anything else is a bug and shows where.
  console.error(error instanceof SettingsFault ? `kaowu: ${error.message}` : error);
  process.exit(1);
});
