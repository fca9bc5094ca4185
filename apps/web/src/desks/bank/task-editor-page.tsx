import { Button, Form } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { bankRoutes, type TaskView } from '@kaowu/contracts';
import { message, Page, ProblemBox, useAct, useApi, useWords } from '../../frame';
import './bank.css';
import { messages } from './messages';
import { EMPTY_TASK, taskDraftOf, TaskForm, taskFormOf, type TaskFormValues } from './task-form';

/** Writes a practical task, or revises one into a new version. */
export default function TaskEditorPage() {
  const w = useWords(messages);
  const { tableId, taskId } = useParams();
  const task = useApi(bankRoutes.task, { params: { id: taskId ?? '' } }, { enabled: taskId !== undefined });
  const table = useApi(bankRoutes.elementTable, { params: { id: tableId ?? task.data?.tableId ?? '' } }, { enabled: tableId !== undefined || task.data !== undefined });
  const ready = table.data && (taskId === undefined || task.data);
  return (
    <Page title={task.data ? `${task.data.code} ${task.data.name}` : w('task.new')} of={taskId === undefined ? table : [task, table]} sub={task.data ? w('editor.versionHint') : undefined}>
      {ready && table.data && <Editor key={taskId ?? 'new'} tableId={table.data.id} task={task.data ?? null} ranges={table.data.ranges} />}
    </Page>
  );
}

function Editor({ tableId, task, ranges }: { tableId: string; task: TaskView | null; ranges: readonly { code: string; name: string; weightHundredths: number }[] }) {
  const w = useWords(messages);
  const navigate = useNavigate();
  const [form] = Form.useForm<TaskFormValues>();
  const [problem, setProblem] = useState<Error | null>(null);
  const create = useAct(bankRoutes.createTask, { silent: true });
  const revise = useAct(bankRoutes.reviseTask, { silent: true });
  const save = async (values: TaskFormValues): Promise<void> => {
    const draft = taskDraftOf(values);
    try {
      const saved = task === null
        ? await create.mutateAsync({ body: { ...draft, tableId, code: values.code } })
        : await revise.mutateAsync({ params: { id: task.id }, body: { ...draft, baseVersion: task.version } });
      message.success(w('editor.saved'));
      void navigate(`/bank/tasks/${saved.id}`);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} initialValues={task === null ? EMPTY_TASK : taskFormOf(task)} onFinish={(values) => void save(values)}>
      <TaskForm ranges={ranges} codeFixed={task !== null} />
      {problem !== null && <div className="k-consequence"><ProblemBox error={problem} /></div>}
      <div className="k-row">
        <Button type="primary" htmlType="submit" loading={create.isPending || revise.isPending}>{w(task === null ? 'editor.save' : 'editor.saveVersion')}</Button>
        <Button onClick={() => void navigate(task === null ? `/bank/tables/${tableId}` : `/bank/tasks/${task.id}`)}>{w('editor.cancel')}</Button>
      </div>
    </Form>
  );
}
