import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { FilterFilled } from '@ant-design/icons';

interface Filter {
  readonly value: unknown;
  readonly children?: readonly Filter[];
}

interface FilterDropdownProps {
  readonly tablePrefixCls: string;
  readonly children: ReactNode;
}

const FilterDropdown = lazy(async () => ({ default: (await import('antd/es/table/hooks/useFilter/FilterDropdown')).default as ComponentType<FilterDropdownProps> }));

/** The values of filters with all below them, as the library's own function of this name gives them. */
export const flattenKeys = (filters?: readonly Filter[]): unknown[] =>
  (filters ?? []).flatMap(({ value, children }) => [value, ...flattenKeys(children)]);

/** A column's filter, fetched when a column has one; its head stands as it will. */
export default function LaterFilterDropdown(props: FilterDropdownProps): ReactNode {
  const { tablePrefixCls: table, children } = props;
  const head = <div className={`${table}-filter-column`}><span className={`${table}-column-title`}>{children}</span><span className={`${table}-filter-trigger`} aria-hidden><FilterFilled /></span></div>;
  return <Suspense fallback={head}><FilterDropdown {...props} /></Suspense>;
}
