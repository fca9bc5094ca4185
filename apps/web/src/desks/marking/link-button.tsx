import { Button } from 'antd';
import { useNavigate } from 'react-router';
import type { ButtonProps } from 'antd';
import type { ReactNode } from 'react';

/** A link that looks like a button: a real address, opened without loading the page anew. */
export function LinkButton({ to, ...button }: ButtonProps & { to: string }): ReactNode {
  const navigate = useNavigate();
  const go = (event: { preventDefault: () => void; metaKey?: boolean; ctrlKey?: boolean }): void => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    void navigate(to);
  };
  return <Button {...button} href={to} onClick={go} />;
}
