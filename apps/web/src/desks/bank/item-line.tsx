import type { ReactNode } from 'react';
import type { bankRoutes, ReplyOf } from '@kaowu/contracts';
import { useWords } from '../../frame';
import { Difficulty, TypeName, VersionStatusTag } from './labels';
import { itemMessages } from './item-messages';
import { messages } from './messages';

/** A line of the list as the server gives it. */
export type ItemRow = ReplyOf<typeof bankRoutes.items>['rows'][number];

/** A line of the list: number and beginning of the stem, and below what one chooses by. */
export function ItemLine({ row }: { row: ItemRow }): ReactNode {
  const w = useWords(messages);
  const own = useWords(itemMessages);
  const { figures } = row;
  return (
    <>
      <span className="bank-row-number">{row.serial}</span>
      <span className="bank-row-text">
        <span className="bank-row-stem">{row.excerpt}</span>
        <span className="k-row bank-code">
          <VersionStatusTag of={row} />
          {row.approvedVersion !== null && row.approvedVersion !== row.version && <span>{w('list.inUse', { version: row.approvedVersion })}</span>}
          <TypeName type={row.type} /><span>{row.elementCode}</span><Difficulty facility={row.difficulty} /><span>{row.writer}</span>
          {figures && <span>{own(figures.version === row.version ? 'stat.line' : 'stat.lineOf', { version: figures.version, facility: figures.facility.toFixed(2), discrimination: figures.discrimination?.toFixed(2) ?? '—', responses: figures.responses })}</span>}
        </span>
      </span>
    </>
  );
}
