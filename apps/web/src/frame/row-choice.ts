import { frameMessages } from './messages';
import { useWords } from './words';

/** What a reader hears of the boxes that choose rows of a table. (The library says it in English only.) */
export interface RowChoice {
  readonly getTitleCheckboxProps: () => { 'aria-label': string };
  readonly getCheckboxProps: () => { 'aria-label': string };
}

/** The words of a table's boxes, to spread into its `rowSelection`. */
export function useRowChoice(): RowChoice {
  const w = useWords(frameMessages);
  return { getTitleCheckboxProps: () => ({ 'aria-label': w('table.chooseAll') }), getCheckboxProps: () => ({ 'aria-label': w('table.choose') }) };
}
