import type { ReactNode } from 'react';
import type { ButtonProps, MenuProps } from 'antd';

/** A button of the head. */
interface OpenButtonProps {
  readonly button: ButtonProps;
}

/** … that opens a menu. */
export interface MenuButtonProps extends OpenButtonProps {
  readonly menu: MenuProps;
}

/** … that opens a small card. */
export interface CardButtonProps extends OpenButtonProps {
  readonly title: string;
  readonly card: (close: () => void) => ReactNode;
}
