import { useState } from 'react';
import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { CodeField } from './code-field';
import { frameMessages } from './messages';
import { useTellProblem } from './problems';
import type { ReasonModalProps } from './reason-props';
import { useSession } from './session';
import { useWords } from './words';

/** Asks a reason before an act that cannot be undone or that touches others. A problem is shown and the modal stays. */
export default function ReasonDialog(props: ReasonModalProps): ReactNode {
  const w = useWords(frameMessages);
  const tell = useTellProblem();
  const { who } = useSession();
  const [form] = Form.useForm<{ reason?: string; code?: string }>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ reason = '', code }: { reason?: string; code?: string }): Promise<void> => {
    setBusy(true);
    try {
      await props.onConfirm(reason.trim(), code?.trim());
      form.resetFields();
      props.onClose();
    } catch (error) {
      tell(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={props.open} title={props.title} onCancel={props.onClose} destroyOnHidden
      okText={props.confirmText ?? w('reason.confirm')} cancelText={w('reason.cancel')} confirmLoading={busy}
      okButtonProps={{ danger: props.danger ?? false, disabled: props.ready === false }} onOk={() => form.submit()}
    >
      <div className="k-consequence">
        <strong>{w('reason.what')}</strong>
        {props.consequence}
      </div>
      {props.children}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => void submit(values)}>
        {props.withoutReason !== true && (
          <Form.Item name="reason" label={w('reason.label')} rules={[{ required: true, whitespace: true, min: 2, max: 500, message: w('reason.needed') }]}>
            <Input.TextArea rows={3} maxLength={500} placeholder={w('reason.placeholder')} />
          </Form.Item>
        )}
        {props.withCode === true && who?.secondFactor === true && <CodeField />}
      </Form>
    </Modal>
  );
}
