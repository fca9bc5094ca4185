import type { ReactNode } from 'react';
import type { SelectProps } from 'antd';
import { Select } from '../select';

/** How many rows a page has: fetched after the table, whose foot keeps the place. */
export default function LaterSelect(props: SelectProps): ReactNode {
  return <Select {...props} style={{ minWidth: 104, ...props.style }} />;
}
