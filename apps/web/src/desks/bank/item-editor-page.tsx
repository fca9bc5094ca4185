import { Button, Form } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { bankRoutes, DIFFICULTY_GRADES, type ItemDraft, type ItemView, type LikeItem } from '@kaowu/contracts';
import { api, asProblem, message, Page, ProblemBox, useAct, useApi, useWords } from '../../frame';
import './bank.css';
import { CandidatePreview, PreviewWaits } from './candidate-preview';
import { draftOf, formOf, ItemForm, type ItemFormValues } from './item-form';
import { itemMessages } from './item-messages';
import { LikesDialog } from './likes-dialog';
import { messages } from './messages';
import { useShown } from './use-shown';

const EMPTY: ItemFormValues = { type: 'single', stem: '', stimulus: '', options: ['', '', '', ''], key: [], answers: '', unit: '', credit: 'all', seconds: null, explanation: '', elementCode: '', difficulty: DIFFICULTY_GRADES[2].facility };

/** Writes a new item, or revises one into a new version, beside the candidate's view of it. */
export default function ItemEditorPage() {
  const w = useWords(messages);
  const { tableId, itemId } = useParams();
  const [search] = useSearchParams();
  const item = useApi(bankRoutes.item, { params: { id: itemId ?? '' } }, { enabled: itemId !== undefined });
  // A further item on the material of another one, under the same element.
  const beside = search.get('with');
  const other = useApi(bankRoutes.item, { params: { id: beside ?? '' } }, { enabled: beside !== null });
  const table = useApi(bankRoutes.elementTable, { params: { id: tableId ?? item.data?.tableId ?? '' } }, { enabled: tableId !== undefined || item.data !== undefined });
  const ready = table.data && (itemId === undefined || item.data) && (beside === null || other.data);
  return (
    <Page
      title={item.data ? w('editor.edit', { serial: item.data.serial }) : w('editor.new')} of={itemId === undefined ? table : [item, table]}
      sub={item.data ? w('editor.versionHint') : undefined}
    >
      {ready && table.data && (
        <Editor
          key={itemId ?? 'new'} tableId={table.data.id} item={item.data ?? null} elements={table.data.elements}
          start={item.data ? formOf(item.data) : { ...EMPTY, stimulus: other.data?.content.stimulus ?? '', elementCode: other.data?.versions[0]?.elementCode ?? table.data.elements.find((e) => e.code.startsWith(search.get('under') ?? ''))?.code ?? '' }}
        />
      )}
    </Page>
  );
}

interface EditorProps {
  readonly tableId: string;
  readonly item: ItemView | null;
  readonly elements: readonly { code: string; name: string }[];
  readonly start: ItemFormValues;
}

function Editor({ tableId, item, elements, start }: EditorProps) {
  const w = useWords(messages);
  const navigate = useNavigate();
  const [form] = Form.useForm<ItemFormValues>();
  const [draft, setDraft] = useState<ItemDraft>(draftOf(start, item?.content));
  const [problem, setProblem] = useState<unknown>(null);
  const create = useAct(bankRoutes.createItem, { silent: true });
  const revise = useAct(bankRoutes.reviseItem, { silent: true });
  const back = (id?: string): void => void navigate(`/bank/tables/${tableId}${id === undefined ? '' : `?item=${id}`}`);
  const own = useWords(itemMessages);
  const shown = useShown(draft, item?.shown ?? null);
  const [likes, setLikes] = useState<readonly LikeItem[] | null>(null);
  const [looking, setLooking] = useState(false);
  const pair = useAct(bankRoutes.pairEnemies, { silent: true });
  /** Looks for near-duplicates first; where there are any, the writer decides. A server that does not answer does not keep anybody from saving. */
  const begin = async (values: ItemFormValues): Promise<void> => {
    const { elementCode: _, difficulty: __, ...body } = draftOf({ ...start, ...values }, item?.content);
    setLooking(true);
    const found = await api(bankRoutes.likeDraft, { body: { ...body, ...(item === null ? {} : { itemId: item.id }) } }).then((r) => r.rows, () => []);
    setLooking(false);
    const news = found.filter((like) => !like.enemy);
    if (news.length > 0) setLikes(news);
    else await save(values, []);
  };
  const save = async (values: ItemFormValues, enemies: readonly string[]): Promise<void> => {
    const body = draftOf({ ...start, ...values }, item?.content);
    try {
      const saved = item === null
        ? await create.mutateAsync({ body: { ...body, tableId } })
        : await revise.mutateAsync({ params: { id: item.id }, body: { ...body, baseVersion: item.versions[0]?.version ?? 1 } });
      if (enemies.length > 0) await pair.mutateAsync({ body: { pairs: enemies.map((b) => ({ a: saved.id, b })), enemies: true, reason: own('like.reason') } });
      message.success(w('editor.saved'));
      back(saved.id);
    } catch (error) {
      setProblem(asProblem(error));
      setLikes(null);
    }
  };
  return (
    <div className="bank-editor">
      <Form form={form} layout="vertical" initialValues={start} requiredMark={false} onValuesChange={(_, values) => setDraft(draftOf({ ...start, ...values }, item?.content))} onFinish={(values) => void begin(values)}>
        <ItemForm elements={elements} />
        {problem !== null && <div className="k-consequence"><ProblemBox error={problem} /></div>}
        <div className="k-row">
          <Button type="primary" htmlType="submit" loading={looking || create.isPending || revise.isPending}>{w(item === null ? 'editor.save' : 'editor.saveVersion')}</Button>
          <Button onClick={() => back(item?.id)}>{w('editor.cancel')}</Button>
        </div>
      </Form>
      <section className="bank-side" aria-label={w('item.preview')}>
        <h2 className="bank-h2">{w('item.preview')}</h2>
        {shown ? <CandidatePreview shown={shown} keyed={null} /> : <PreviewWaits onRetry={null} />}
      </section>
      {likes && <LikesDialog likes={likes} draft={draft} tableId={tableId} busy={create.isPending || revise.isPending} onBack={() => setLikes(null)} onSave={(enemies) => void save(form.getFieldsValue(true) as ItemFormValues, enemies)} />}
    </div>
  );
}
