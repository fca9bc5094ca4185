import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { DeniedState, EmptyState, ErrorState, LoadingState, StaleNote } from './states';
import { frameMessages } from './messages';
import type { PageAccess } from './desk';
import { useSession } from './session';
import { useWords } from './words';

/** The part of a react-query result that a page needs. */
interface Asked {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly data: unknown;
}

export interface PageProps {
  readonly title: string;
  /** A line under the title: what is shown, of what, as of when. */
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  /** What the page waits for: loading and error states come from it. */
  readonly of?: Asked | readonly Asked[];
  /** True (or the words) where there is nothing to show. */
  readonly empty?: boolean | { readonly title?: string; readonly hint?: string; readonly action?: ReactNode };
  /** Needed for what the page shows, beyond what its route already asks. */
  readonly permission?: PageAccess;
  readonly children?: ReactNode;
}

function Body({ of, empty, permission, children }: PageProps): ReactNode {
  const { can } = useSession();
  const asked: readonly Asked[] = of === undefined ? [] : 'isPending' in of ? [of] : of;
  if (permission !== undefined && !can(permission)) return <DeniedState permission={permission} />;
  const failed = asked.find((one) => one.error !== null && one.data === undefined);
  if (failed) return <ErrorState error={failed.error} retry={() => asked.forEach((one) => void one.refetch())} />;
  if (asked.some((one) => one.isPending)) return <LoadingState />;
  const stale = asked.find((one) => one.error !== null);
  return (
    <>
      {stale && <StaleNote error={stale.error} retry={() => asked.forEach((one) => void one.refetch())} />}
      {empty ? <EmptyState {...(empty === true ? {} : empty)} /> : children}
    </>
  );
}

/** A page: title, actions, and its five states (empty, loading, content, error with code, no permission). */
export function Page(props: PageProps): ReactNode {
  const w = useWords(frameMessages);
  const product = w('productLong');
  useEffect(() => {
    document.title = `${props.title} · ${product}`;
  }, [props.title, product]);
  return (
    <section aria-label={props.title}>
      <div className="k-page-head">
        <div>
          <h1>{props.title}</h1>
          {props.sub !== undefined && <div className="k-sub">{props.sub}</div>}
        </div>
        {props.actions !== undefined && <div className="k-page-actions">{props.actions}</div>}
      </div>
      <Body {...props} />
    </section>
  );
}
