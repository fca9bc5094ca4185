/** What may scroll by itself inside a page; antd offers no place to make its table's region focusable. */
const REGIONS = '.ant-table-content, .ant-table-body, .k-details';

function mark(): void {
  for (const region of document.querySelectorAll<HTMLElement>(REGIONS)) {
    const scrolls = region.scrollWidth > region.clientWidth || region.scrollHeight > region.clientHeight;
    if (scrolls) region.tabIndex = 0;
    else region.removeAttribute('tabindex');
  }
}

/** Lets the keyboard reach every region that scrolls (WCAG 2.1.1), now and whenever the page changes. */
export function keepScrollRegionsReachable(): void {
  let waiting = false;
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  addEventListener('resize', soon);
  soon();
}
