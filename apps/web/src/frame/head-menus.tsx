import { Suspense, useState, type ReactNode } from 'react';
import { Button, type ButtonProps } from 'antd';
import type { CardButtonProps, MenuButtonProps } from './head-menu-props';
import { lazySoon } from './soon';

const ButtonMenu = lazySoon<MenuButtonProps>(async () => ({ default: (await import('./head-menus-body')).ButtonMenu }));
const ButtonCard = lazySoon<CardButtonProps>(async () => ({ default: (await import('./head-menus-body')).ButtonCard }));

/** The button alone, until it is pressed first: then it opens what is fetched for it, and stays where it is. */
function usePressed(button: ButtonProps): { pressed: boolean; plain: ReactNode } {
  const [pressed, setPressed] = useState(false);
  return { pressed, plain: <Button {...button} aria-expanded={false} onClick={() => setPressed(true)} /> };
}

/** A button of the head that opens a menu. */
export function MenuButton(props: MenuButtonProps): ReactNode {
  const { pressed, plain } = usePressed(props.button);
  return pressed ? <Suspense fallback={plain}><ButtonMenu {...props} /></Suspense> : plain;
}

/** A button of the head that opens a small card. */
export function CardButton(props: CardButtonProps): ReactNode {
  const { pressed, plain } = usePressed(props.button);
  return pressed ? <Suspense fallback={plain}><ButtonCard {...props} /></Suspense> : plain;
}
