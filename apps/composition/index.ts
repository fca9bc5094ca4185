import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { platformMigrations, type Migration } from '@kaowu/platform';

const LIBS = ['identity', 'journal', 'catalogue', 'people', 'bank', 'assembly', 'sitting', 'delivery', 'invigilation', 'marking', 'results', 'certificates', 'oversight'];

const loaded = LIBS.flatMap((name) => {
  const path = join(__dirname, '..', '..', 'libs', name, 'index');
  if (!existsSync(`${path}.ts`) && !existsSync(`${path}.js`)) return [];
  try {
    return [{ name, exports: require(path) as Record<string, unknown> }];
  } catch (error) {
    process.emitWarning(`lib ${name} does not load: ${String(error)}`);
    return [];
  }
});

/** The modules of all libs, in the order of the house. */
export const libModules = loaded.flatMap(({ exports }) => Object.entries(exports).filter(([k]) => k.endsWith('Module')).map(([, v]) => v as Type));

/** The migrations of all libs. */
export const allMigrations: Migration[] = [
  ...platformMigrations,
  ...loaded.flatMap(({ exports }) => Object.entries(exports).filter(([k]) => k.endsWith('Migrations')).flatMap(([, v]) => v as Migration[])),
];
