import fc from 'fast-check';
import { itemType } from '@kaowu/contracts';
import { BOUNDS, BOUND_NAMES, filtersOf, inAddress, NO_FILTERS, queryOfFilters, statisticsAsked, type Filters } from './item-filters';

const addressOf = (filters: Filters): URLSearchParams => {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(inAddress(filters))) if (value !== null) address.set(name, value);
  return address;
};

const hundredths = (least: number, most: number) => fc.option(fc.integer({ min: least * 100, max: most * 100 }).map((n) => n / 100));
const anyFilters: fc.Arbitrary<Filters> = fc.record({
  search: fc.string({ maxLength: 20 }).map((s) => s.trim()), type: fc.option(fc.constantFrom(...itemType.options), { nil: undefined }), serial: fc.option(fc.integer({ min: 1, max: 100_000 })),
  grade: fc.option(fc.constantFrom(0.9, 0.65, 0.35), { nil: undefined }), facilityFrom: hundredths(0, 1), facilityTo: hundredths(0, 1), discriminationFrom: hundredths(-1, 1),
  discriminationTo: hundredths(-1, 1), seenAtLeast: fc.option(fc.integer({ min: 1, max: 1_000_000 })), neverUsed: fc.boolean(), flagged: fc.boolean(),
});

test('filters come back from their address', () => fc.assert(fc.property(anyFilters, (filters) => {
  // An address knows no minus zero.
  expect(filtersOf(new URLSearchParams(addressOf(filters).toString()))).toEqual(JSON.parse(JSON.stringify(filters)));
})));

test('an address without filters asks nothing', () => {
  expect(filtersOf(new URLSearchParams('under=A&state=approved&item=1'))).toEqual(NO_FILTERS);
  expect(queryOfFilters(NO_FILTERS)).toEqual({});
  expect(statisticsAsked(NO_FILTERS)).toBe(0);
});

test.each([
  ['facilityFrom=0', 0], ['facilityFrom=1', 1], ['facilityFrom=1.01', null], ['facilityFrom=-0.01', null], ['facilityFrom=', null], ['facilityFrom=abc', null], ['facilityFrom=1e999', null],
])('%s', (address, value) => expect(filtersOf(new URLSearchParams(address)).facilityFrom).toBe(value));

test.each([['seenAtLeast=1', 1], ['seenAtLeast=0', null], ['seenAtLeast=1.5', null], ['seenAtLeast=2000', 2000]])('%s', (address, value) => expect(filtersOf(new URLSearchParams(address)).seenAtLeast).toBe(value));

test('a type or a flag that does not exist is not asked', () => {
  expect(filtersOf(new URLSearchParams('type=essays&flagged=yes&neverUsed=1'))).toEqual(NO_FILTERS);
});

test('the query holds what is asked, and a bound of nought is a bound', () => {
  expect(queryOfFilters({ ...NO_FILTERS, discriminationTo: 0, flagged: true })).toEqual({ discriminationTo: 0, flagged: true });
  expect(statisticsAsked({ ...NO_FILTERS, discriminationTo: 0, flagged: true })).toBe(2);
  expect(BOUND_NAMES.every((name) => BOUNDS[name][0] < BOUNDS[name][1])).toBe(true);
});
