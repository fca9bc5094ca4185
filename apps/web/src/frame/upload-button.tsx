import { useState } from 'react';
import { Button } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { RouteContract } from '@kaowu/contracts';
import { Once } from './dialogs';
import { lazySoon } from './soon';
import type { UploadButtonProps, UploadDialogProps } from './upload-props';

const UploadDialog = lazySoon(() => import('./upload-dialog'));

/** Uploads a file in two steps: a dry run whose findings are shown, then the import. */
export function UploadButton<R extends RouteContract>(props: UploadButtonProps<R>): ReactNode {
  const [open, setOpen] = useState(false);
  // A component that is fetched loses its parameter.
  const Dialog = UploadDialog as unknown as ComponentType<UploadDialogProps<R>>;
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>{props.label}</Button>
      <Once open={open}><Dialog {...props} open={open} onClose={() => setOpen(false)} /></Once>
    </>
  );
}
