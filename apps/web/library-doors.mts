import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What a file of the component library names, and the file of ours that it gets instead. */
interface Door {
  readonly from: string;
  readonly to: RegExp;
  readonly file: string;
}

// A table names all that any table may show: filters, hints, menus, page sizes, virtual rows. Each comes when a page shows it.
const DOORS: readonly Door[] = [
  { from: '/antd/es/table/hooks/useFilter/index.js', to: /^\.\/FilterDropdown$/, file: 'filter-dropdown.tsx' },
  { from: '/antd/es/table/hooks/useFilter/FilterDropdown.js', to: /^(\.\.\/){3}tree$/, file: 'tree.tsx' },
  { from: '/antd/es/table/hooks/useSelection.js', to: /^(\.\.\/){2}dropdown$/, file: 'dropdown.tsx' },
  { from: '/antd/es/table/hooks/useSelection.js', to: /^@rc-component\/tree$/, file: 'tree-rules.ts' },
  { from: '/antd/es/table/hooks/useSorter.js', to: /^(\.\.\/){2}tooltip$/, file: 'tooltip.tsx' },
  { from: '/antd/es/table/InternalTable.js', to: /^\.\/RcTable\/VirtualTable$/, file: 'virtual-table.tsx' },
  { from: '/antd/es/pagination/Pagination.js', to: /^\.\.\/select$/, file: 'select.tsx' },
  { from: '/antd/es/segmented/index.js', to: /^\.\.\/tooltip$/, file: 'tooltip.tsx' },
  { from: '/antd/es/tooltip/index.js', to: /^\.\/UniqueProvider$/, file: 'unique-provider.tsx' },
  { from: '/antd/es/config-provider/index.js', to: /^\.\.\/tooltip\/UniqueProvider$/, file: 'unique-provider.tsx' },
  // Every field asks whether it stands in a form; that needs nothing of the form's own fields and checks.
  { from: '/antd/es/form/context.js', to: /^@rc-component\/form$/, file: 'form-provider.ts' },
  { from: '/antd/es/radio/group.js', to: /^\.\.\/form\/hooks\/useForm$/, file: 'name-path.ts' },
  // A button asks whether a colour is bright, in a file that shows colours in a panel that folds.
  { from: '/antd/es/button/style/token.js', to: /^(\.\.\/){2}color-picker\/components\/ColorPresets$/, file: 'is-bright.ts' },
];

/**
 * Gives the component library smaller doors to its own parts: a first screen loads what it shows. The parts themselves
 * stay the library's. A door that no longer fits a new version lets the build fail, so that it is not lost unseen.
 */
export function libraryDoors(web: string): Plugin {
  const used = new Set<Door>();
  return {
    name: 'kaowu-library-doors',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: DOORS.map(({ to }) => to) },
      handler(id, importer) {
        const door = importer === undefined ? undefined : DOORS.find(({ from, to }) => importer.endsWith(from) && to.test(id));
        if (!door) return null;
        used.add(door);
        return resolve(web, 'src/frame/later', door.file);
      },
    },
    buildEnd(error) {
      const lost = DOORS.filter((door) => !used.has(door)).map(({ from, to }) => `${from} → ${to.source}`);
      if (!error && lost.length > 0) this.error(`the component library no longer names these parts: ${lost.join(', ')}`);
    },
  };
}
