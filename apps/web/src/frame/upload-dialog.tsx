import { useState } from 'react';
import { Button, Modal } from 'antd';
import { LoadingOutlined, UploadOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { CallOf, ReplyOf, RouteContract } from '@kaowu/contracts';
import { api } from './api';
import { useRenew } from './data';
import { frameMessages } from './messages';
import { FileArea } from './pickers';
import { ProblemBox } from './problems';
import type { UploadDialogProps } from './upload-props';
import { useWords } from './words';

type Step<T> =
  | { readonly at: 'choose' | 'busy' }
  | { readonly at: 'checked' | 'done'; readonly reply: T; readonly file: File }
  | { readonly at: 'failed'; readonly error: unknown };

/** Takes a file, shows what a dry run finds in it, and imports it. */
export default function UploadDialog<R extends RouteContract>(props: UploadDialogProps<R>): ReactNode {
  const w = useWords(frameMessages);
  const renew = useRenew();
  const [step, setStep] = useState<Step<ReplyOf<R>>>({ at: 'choose' });
  const send = async (file: File, dryRun: boolean): Promise<void> => {
    setStep({ at: 'busy' });
    try {
      const reply = await api(props.route, { ...props.call(dryRun), file } as unknown as CallOf<R>);
      setStep({ at: dryRun ? 'checked' : 'done', reply, file });
      if (!dryRun) {
        props.onDone?.(reply);
        await renew();
      }
    } catch (error) {
      setStep({ at: 'failed', error });
    }
  };
  const close = (): void => {
    props.onClose();
    setStep({ at: 'choose' });
  };
  const again = <Button key="again" onClick={() => setStep({ at: 'choose' })}>{w('upload.again')}</Button>;
  const footer = [
    ...(step.at === 'checked' || step.at === 'failed' ? [again] : []),
    ...(step.at === 'checked'
      ? [<Button key="take" type="primary" disabled={props.takeable?.(step.reply) === false} onClick={() => void send(step.file, false)}>{w('upload.take')}</Button>]
      : [<Button key="close" onClick={close}>{w('upload.close')}</Button>]),
  ];
  return (
    <Modal open={props.open} title={props.label} onCancel={close} footer={footer} width={640} destroyOnHidden>
      {props.children}
      {step.at === 'choose' && (
        <FileArea accept={props.accept ?? '.xlsx'} maxCount={1} showUploadList={false} beforeUpload={(file) => { void send(file, true); return false; }}>
          <p><UploadOutlined /></p>
          <p>{w('upload.drop')}</p>
        </FileArea>
      )}
      {step.at === 'busy' && <div className="k-state" role="status"><LoadingOutlined aria-hidden /> {w('upload.checking')}</div>}
      {(step.at === 'checked' || step.at === 'done') && (
        <>
          <h3>{w(step.at === 'checked' ? 'upload.check' : 'upload.done')}</h3>
          {props.report(step.reply, step.at === 'checked')}
        </>
      )}
      {step.at === 'failed' && <ProblemBox error={step.error} />}
    </Modal>
  );
}
