import { useRef, useState, type ReactNode } from 'react';
import { Button, Dropdown, Popover } from 'antd';
import type { CardButtonProps, MenuButtonProps } from './head-menu-props';

// Both are there because their button was pressed: they open at once, and the button keeps the focus.

/** A button with a menu, open at first. */
export function ButtonMenu({ button, menu }: MenuButtonProps): ReactNode {
  const [open, setOpen] = useState(true);
  const field = useRef<HTMLButtonElement>(null);
  const turn = (next: boolean): void => {
    // The keyboard was in the menu: it comes back to where it came from.
    if (!next && document.activeElement?.closest('[role=menu]')) field.current?.focus();
    setOpen(next);
  };
  return (
    <Dropdown autoFocus trigger={['click']} menu={menu} open={open} onOpenChange={turn}>
      <Button {...button} ref={field} autoFocus aria-expanded={open} />
    </Dropdown>
  );
}

/** A button with a card, open at first. */
export function ButtonCard({ button, title, card }: CardButtonProps): ReactNode {
  const [open, setOpen] = useState(true);
  return (
    <Popover
      open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" title={title} getPopupContainer={(bell) => bell.closest('header') ?? document.body}
      content={card(() => setOpen(false))}
    >
      <Button {...button} autoFocus aria-expanded={open} />
    </Popover>
  );
}
