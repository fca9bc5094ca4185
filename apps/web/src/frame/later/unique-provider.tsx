import type { ReactNode } from 'react';

/** One hint for all that have one, moving between them: the desks do not ask for it, so it is not loaded. */
export default function NoUniqueProvider({ children }: { children: ReactNode }): ReactNode {
  return children;
}
