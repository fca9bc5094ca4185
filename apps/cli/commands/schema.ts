import type { Command } from 'commander';
import { migrate, readSettings } from '@kaowu/platform';
import { allMigrations } from '../../composition';
import { seedDemo } from '../../../seeds';
import { withLibs } from '../context';
import { accessDatabase } from '../instance';

/** `kaowu migrate` and `kaowu seed`. */
export function registerSchema(program: Command): void {
  program.command('migrate').description('bring the database schema up to date').action(async () => {
    const database = await accessDatabase(readSettings(process.env));
    try {
      const applied = await migrate(database.databaseUrl, allMigrations);
      console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'nothing to apply');
    } finally {
      await database.stop();
    }
  });
  program.command('seed').description('fill an empty database with the demonstration body').action(() => withLibs((app) => seedDemo(app, console.log)));
}
