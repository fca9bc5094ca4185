import { NavLink } from 'react-router';
import type { ReactNode } from 'react';
import { Page, useWords } from '../../frame';
import type { PageProps } from '../../frame';
import { messages } from './messages';
import './public.css';

const LINKS = [['/board', 'board'], ['/my-result', 'result'], ['/verify', 'verify'], ['/receipt', 'receipt']] as const;

/** A public page with the four public services above it. */
export function PublicPage(props: PageProps): ReactNode {
  const w = useWords(messages);
  return (
    <>
      <nav className="public-nav" aria-label={w('nav')}>
        {LINKS.map(([path, key]) => <NavLink key={path} to={path}>{w(key)}</NavLink>)}
      </nav>
      <Page {...props} />
    </>
  );
}

/** Facts as a list of terms; empty ones are left out. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }): ReactNode {
  return <dl className="public-facts">{of.filter(([, value]) => value !== null && value !== '').flatMap(([term, value]) => [<dt key={`${term}?`}>{term}</dt>, <dd key={term}>{value}</dd>])}</dl>;
}
