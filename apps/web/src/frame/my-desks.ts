import { useMemo } from 'react';
import { DESKS } from '../desks';
import type { Desk } from './desk';
import { useSession } from './session';

/** Desks with the entries that the account may open; desks without any are left out. */
export function useMyDesks(): readonly Desk[] {
  const { can } = useSession();
  return useMemo(
    () => DESKS.map((desk) => ({ ...desk, nav: desk.nav.filter((entry) => can(entry.permission)) })).filter((desk) => desk.nav.length > 0),
    [can],
  );
}
