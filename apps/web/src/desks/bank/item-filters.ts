import { itemType, type ItemType } from '@kaowu/contracts';

/** What the list of items is asked for, beside range and state. It stands in the address, so that a list can be passed on. */
export interface Filters {
  readonly search: string;
  readonly type?: ItemType | undefined;
  readonly serial: number | null;
  /** Expected facility of a grade. */
  readonly grade?: number | undefined;
  /** Bounds of the observed facility and discrimination, in hundredths as people read them off. */
  readonly facilityFrom: number | null;
  readonly facilityTo: number | null;
  readonly discriminationFrom: number | null;
  readonly discriminationTo: number | null;
  readonly seenAtLeast: number | null;
  readonly neverUsed: boolean;
  readonly flagged: boolean;
}

/** The bounds that are numbers, by their name in the address, with the least and most that the server takes. */
export const BOUNDS = {
  facilityFrom: [0, 1], facilityTo: [0, 1], discriminationFrom: [-1, 1], discriminationTo: [-1, 1], seenAtLeast: [1, 1_000_000_000],
} as const satisfies Partial<Record<keyof Filters, readonly [number, number]>>;
export type Bound = keyof typeof BOUNDS;
export const BOUND_NAMES = Object.keys(BOUNDS) as Bound[];

export const NO_FILTERS: Filters = {
  search: '', serial: null, facilityFrom: null, facilityTo: null, discriminationFrom: null, discriminationTo: null, seenAtLeast: null, neverUsed: false, flagged: false,
};

/** Half the way to the next grade: how far around a grade's facility its items lie. */
const AROUND = 0.07;

const numberOf = (text: string | null, [least, most]: readonly [number, number]): number | null => {
  const value = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? value : null;
};

const wholeOf = (text: string | null): number | null => {
  const value = numberOf(text, [1, 2_147_483_647]);
  return value !== null && Number.isInteger(value) ? value : null;
};

/** The filters of an address; what cannot be read is not asked. */
export function filtersOf(address: URLSearchParams): Filters {
  const bounds = Object.fromEntries(BOUND_NAMES.map((name) => [name, name === 'seenAtLeast' ? wholeOf(address.get(name)) : numberOf(address.get(name), BOUNDS[name])])) as Record<Bound, number | null>;
  return {
    search: (address.get('search') ?? '').trim().slice(0, 100), type: itemType.options.find((type) => type === address.get('type')), serial: wholeOf(address.get('serial')),
    grade: numberOf(address.get('grade'), [0, 1]) ?? undefined, ...bounds, neverUsed: address.get('neverUsed') === 'true', flagged: address.get('flagged') === 'true',
  };
}

/** What the filters are called in an address: null for those that ask nothing. */
export const inAddress = (filters: Filters): Readonly<Record<string, string | null>> => ({
  search: filters.search === '' ? null : filters.search, type: filters.type ?? null, serial: filters.serial === null ? null : String(filters.serial), grade: filters.grade === undefined ? null : String(filters.grade),
  ...Object.fromEntries(BOUND_NAMES.map((name) => [name, filters[name] === null ? null : String(filters[name])])),
  neverUsed: filters.neverUsed ? 'true' : null, flagged: filters.flagged ? 'true' : null,
});

/** How many of the statistics' filters are set. */
export const statisticsAsked = (filters: Filters): number =>
  BOUND_NAMES.filter((name) => filters[name] !== null).length + Number(filters.neverUsed) + Number(filters.flagged);

/** The filters as the route takes them. */
export const queryOfFilters = ({ search, type, serial, grade, neverUsed, flagged, ...bounds }: Filters): Readonly<Record<string, unknown>> => ({
  ...(search === '' ? {} : { search }), ...(type ? { type } : {}), ...(serial === null ? {} : { serial }),
  ...(grade === undefined ? {} : { easiest: Math.min(1, grade + AROUND), hardest: Math.max(0, grade - AROUND) }),
  ...Object.fromEntries(BOUND_NAMES.flatMap((name) => (bounds[name] === null ? [] : [[name, bounds[name]]]))),
  ...(neverUsed ? { neverUsed } : {}), ...(flagged ? { flagged } : {}),
});
