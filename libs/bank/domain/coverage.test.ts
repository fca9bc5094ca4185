import { coverageRows, type TableHoldings } from './coverage';

const key = (level: '5' | '4') => ({ edition: 'LIST', code: '4-10-01-03', direction: '', level });
const table = (more: Partial<TableHoldings>): TableHoldings => ({ key: key('5'), occupationName: '保育师', mode: 'theory', points: 0, tasks: 0, items: {}, ...more });

test('theory and practical tables of one level make one line', () => {
  const rows = coverageRows([
    table({ points: 60, items: { single: 271, true_false: 77 } }),
    table({ mode: 'practical', points: 20, tasks: 3 }),
    table({ key: key('4'), points: 80, items: { single: 10 } }),
  ]);
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({ theoryPoints: 60, practicalPoints: 20, theoryItems: 348, practicalItems: 3, theoryItemsByType: { single: 271, multiple: 0, true_false: 77 } });
  expect(rows[1]).toMatchObject({ key: { level: '4' }, theoryItems: 10, practicalItems: 0 });
});

test('no tables, no lines', () => expect(coverageRows([])).toEqual([]));
