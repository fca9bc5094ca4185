/** @jsxImportSource preact */
/** What stands before a medium's name in the HTML of a paper. */
const MEDIUM = 'src="media:';

/**
 * A text of the paper: plain, or, where it holds formulas, media or tables, the HTML that the server made and cleaned
 * when the paper was composed. Media come from the room's own door.
 */
export function Rich({ text, html, class: name, id }: { readonly text: string; readonly html?: string | undefined; readonly class: string; readonly id?: string }) {
  const Tag = id === undefined ? 'span' : 'div';
  if (html === undefined) return <Tag class={name} id={id}>{text}</Tag>;
  return <Tag class={`${name} r-rich`} id={id} dangerouslySetInnerHTML={{ __html: html.replaceAll(MEDIUM, 'src="/api/room/media/') }} />;
}
