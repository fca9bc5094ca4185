/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { WireProblem } from '@kaowu/contracts/core/event';
import { useLanguage, useWords } from './looks';
import type { Asked } from './use-asked';

/** Why something did not happen, with a code to quote. */
export function Problem({ problem }: { readonly problem: WireProblem | null }) {
  const w = useWords();
  const language = useLanguage();
  return (
    <div role="alert" class={problem ? 'o-problem' : undefined}>
      {problem && <>{problem[language]} <small>{w('code', { code: problem.code })}</small></>}
    </div>
  );
}

/** The layout to come, in grey. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const w = useWords();
  return (
    <div class="o-panel o-loading" role="status" aria-label={w('loading')}>
      {Array.from({ length: rows }, (_, i) => <div key={i} />)}
    </div>
  );
}

interface PageProps {
  readonly title: string;
  readonly sub?: ComponentChildren;
  /** What the page waits for; its loading and error states come from it. */
  readonly of?: Asked<unknown> & { readonly retry: () => void };
  readonly children?: ComponentChildren;
}

/** A page: its title, and what it waits for. */
export function Page({ title, sub, of, children }: PageProps) {
  const w = useWords();
  const product = w('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <>
      <h1>{title}</h1>
      {/* Keeps its line while it is not known yet, so that nothing below it moves. */}
      <p class="o-sub">{sub ?? ' '}</p>
      {of?.busy ? <Loading rows={8} /> : of?.problem ? <Failed problem={of.problem} retry={of.retry} /> : <div class="o-stack">{children}</div>}
    </>
  );
}

function Failed({ problem, retry }: { readonly problem: WireProblem; readonly retry: () => void }) {
  const w = useWords();
  return (
    <div class="o-panel o-stack">
      <h2>{w('failed.title')}</h2>
      <Problem problem={problem} />
      <p class="o-note">{w('failed.safe')}</p>
      <button type="button" class="o-main-button" onClick={retry}>{w('retry')}</button>
    </div>
  );
}

/** Facts as a list of terms; empty ones are left out. */
export function Facts({ of }: { readonly of: readonly (readonly [string, ComponentChildren])[] }) {
  return <dl class="o-facts">{of.filter(([, value]) => value !== null && value !== '').map(([term, value]) => <div key={term}><dt>{term}</dt><dd>{value}</dd></div>)}</dl>;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly minLength?: number;
  readonly maxLength: number;
  /** Numbers and codes are typed without help of the browser; a name is not one. */
  readonly mode?: 'text' | 'numeric';
}

/** One line to be filled in. */
export function Field({ id, label, value, onValue, minLength, maxLength, mode = 'text' }: FieldProps) {
  return (
    <label class="o-field" for={id}>
      <span>{label}</span>
      <input id={id} name={id} required minLength={minLength} maxLength={maxLength} inputMode={mode} autocomplete="off" spellcheck={false} value={value} onInput={(e) => onValue(e.currentTarget.value)} />
    </label>
  );
}

/** Ticket and ID number, which open what is a candidate's own. */
export interface TicketAndId {
  readonly ticketNo: string;
  readonly idNumber: string;
}

/** The two fields that open what is a candidate's own. */
export function TicketFields({ of, onChange }: { readonly of: TicketAndId; readonly onChange: (of: TicketAndId) => void }) {
  const w = useWords();
  return (
    <>
      <Field id="ticket" label={w('ticketNo')} value={of.ticketNo} minLength={4} maxLength={40} mode="numeric" onValue={(ticketNo) => onChange({ ...of, ticketNo: ticketNo.trim() })} />
      <Field id="id-number" label={w('fullId')} value={of.idNumber} minLength={15} maxLength={20} onValue={(idNumber) => onChange({ ...of, idNumber: idNumber.trim().toUpperCase() })} />
    </>
  );
}
