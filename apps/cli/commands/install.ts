import type { Command } from 'commander';
import { ResetPassword } from '@kaowu/identity';
import { SettingsFault, systemActor } from '@kaowu/platform';
import { isEmpty, seedReal } from '../../../seeds';
import { withLibs } from '../context';

interface Options {
  readonly login: string;
  readonly name: string;
}

/** `kaowu install`: makes an empty database a real body's: reference data and the first administrator, no demonstration. */
export function registerInstall(program: Command): void {
  program.command('install').description('prepare an empty database for a real body: catalogue, rule set, first administrator')
    .requiredOption('--login <login>', 'user name of the first administrator').requiredOption('--name <name>', 'name of the first administrator')
    .action(({ login, name }: Options) => withLibs(async (app) => {
      if (!/^[a-z][a-z0-9_.-]{1,39}$/.test(login)) throw new SettingsFault('--login: a lower-case letter first; digits, dot and dash may follow.');
      if (!(await isEmpty(app))) throw new SettingsFault('this database has accounts already; install is for an empty one (kaowu reset empties the embedded one).');
      await seedReal(app, (line) => console.log(`· ${line}`));
      const { password, until } = await app.nest.get(ResetPassword).newAccount(systemActor('install'), { login, name, posts: ['platform'], reason: '首位信息平台专员' });
      console.log(`\n  用户名 / user name: ${login}\n  临时密码 / temporary password: ${password}`);
      console.log(`  只显示这一次；${until.toISOString().slice(0, 10)} 前登录并改为自己的密码。Shown this once; sign in and change it before then.`);
      console.log('  下一步 / next: npm start\n');
    }));
}
