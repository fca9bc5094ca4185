import { useEffect, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { bankRoutes, GRADES, type ReplyOf } from '@kaowu/contracts';
import { pick, Select, useApi, useLanguage, useWords } from '../../frame';
import { expertMessages } from './expert-messages';

type Row = ReplyOf<typeof bankRoutes.elementTables>['rows'][number];

/** Which theory table a page shows; it stands in the address (`?table=`). */
export function useTheoryTable(): { readonly tables: ReturnType<typeof useApi<typeof bankRoutes.elementTables>>; readonly rows: readonly Row[]; readonly tableId: string; readonly choose: ReactNode } {
  const w = useWords(expertMessages);
  const { language } = useLanguage();
  const tables = useApi(bankRoutes.elementTables);
  const [search, setSearch] = useSearchParams();
  const rows = (tables.data?.rows ?? []).filter((t) => t.mode === 'theory' && t.state !== 'retired');
  const tableId = search.get('table') ?? rows[0]?.id ?? '';
  useEffect(() => {
    if (tableId !== '' && search.get('table') === null) {
      setSearch((before) => {
        const next = new URLSearchParams(before);
        next.set('table', tableId);
        return next;
      }, { replace: true });
    }
  }, [tableId, search, setSearch]);
  const choose = (
    <Select
      aria-label={w('choose')} style={{ minWidth: 320 }} value={tableId} onChange={(value) => setSearch({ table: value })}
      options={rows.map((t) => ({ value: t.id, label: `${t.occupationName} ${pick(GRADES[t.key.level], language)} · ${t.edition}` }))}
    />
  );
  return { tables, rows, tableId, choose };
}
