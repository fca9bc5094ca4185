import type { ReactNode } from 'react';

/**
 * A text of a question: plain, or the HTML that the server made of its formulas, media and tables and cleaned. The
 * media come from the bank's own door.
 */
export function RichText({ text, html, className = '' }: { text: string; html?: string | undefined; className?: string }): ReactNode {
  if (html === undefined) return <div className={`bank-text ${className}`}>{text}</div>;
  return <div className={`bank-rich ${className}`} dangerouslySetInnerHTML={{ __html: html.replaceAll('src="media:', 'src="/api/bank/media/') }} />;
}
