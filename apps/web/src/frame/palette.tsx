import { useCallback, useEffect, useState, Suspense, type ReactNode } from 'react';
import { Button } from 'antd';
import { SearchOutlined } from '@ant-design/icons';
import { Modal } from './dialogs';
import { findMessages } from './find-messages';
import { lazySoon } from './soon';
import { useWords } from './words';

const Palette = lazySoon(() => import('./palette-body'));

/** The search box of the head; Ctrl-K (⌘K) opens it from anywhere. */
export function SearchButton(): ReactNode {
  const w = useWords(findMessages);
  // Each opening is a new one: opened again while it still fades, it must not hold what was typed before.
  const [{ open, nth }, setState] = useState({ open: false, nth: 0 });
  const toggle = useCallback((to?: boolean) => setState((now) => (to ?? !now.open) ? { open: true, nth: now.open ? now.nth : now.nth + 1 } : { ...now, open: false }), []);
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      toggle();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [toggle]);
  return (
    <>
      <Button className="k-search" icon={<SearchOutlined aria-hidden />} onClick={() => toggle(true)} aria-keyshortcuts="Control+K Meta+K">
        <span className="k-search-word">{w('search')}</span><kbd className="k-wide-only" aria-hidden>{w('search.key')}</kbd>
      </Button>
      <Modal open={open} onCancel={() => toggle(false)} footer={null} closable={false} title={<span className="k-hidden">{w('search')}</span>} width={640} style={{ top: 72 }} destroyOnHidden
        styles={{ container: { padding: 0, overflow: 'hidden' }, header: { margin: 0, height: 0, minHeight: 0 } }} afterOpenChange={(shown) => shown && document.querySelector<HTMLInputElement>('.k-palette input')?.focus()}
      >
        <Suspense><Palette key={nth} close={() => toggle(false)} /></Suspense>
      </Modal>
    </>
  );
}
