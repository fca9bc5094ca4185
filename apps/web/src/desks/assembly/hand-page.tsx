import { useState } from 'react';
import { Button, Segmented, Tabs } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { assemblyRoutes, type BlueprintSpec, type HandSelection } from '@kaowu/contracts';
import { DownloadButton, Page, useAct, useApi, useUnsaved, useWords } from '../../frame';
import { HandChecks } from './hand-checks';
import type { Forms } from './hand-forms';
import { handMessages } from './hand-messages';
import { HandSection } from './hand-section';
import { ImportPaper } from './import-paper';
import { SealHand } from './seal-hand';
import { letterOf } from './set-reports';
import './assembly.css';

const emptyForm = (spec: BlueprintSpec): HandSelection => spec.sections.map(() => []);

interface EditorProps {
  readonly versionId: string;
  readonly spec: BlueprintSpec;
  readonly forms: Forms;
  readonly onChange: (forms: Forms) => void;
}

function Editor({ versionId, spec, forms, onChange }: EditorProps): ReactNode {
  const w = useWords(handMessages);
  const [active, setActive] = useState(0);
  const form = Math.min(active, forms.length - 1);
  const selection = forms[form] ?? emptyForm(spec);
  const set = (next: HandSelection): void => onChange(forms.map((own, f) => (f === form ? next : own)));
  const fill = useAct(assemblyRoutes.handFill, { renews: [], onDone: ({ sections }) => set(sections) });
  const add = (): void => {
    onChange([...forms, emptyForm(spec)]);
    setActive(forms.length);
  };
  const others = forms.filter((_, f) => f !== form).flat(2);
  return (
    <div className="hand-builder">
      <section className="k-panel">
        <div className="k-row" style={{ marginBottom: 12 }}>
          <Segmented<number> aria-label={w('forms')} value={form} onChange={setActive} options={forms.map((_, f) => ({ value: f, label: w('form', { letter: letterOf(f) }) }))} />
          <Button size="small" onClick={add} disabled={forms.length >= 26}>{w('form.add')}</Button>
          {forms.length > 1 && <Button size="small" danger onClick={() => onChange(forms.filter((_, f) => f !== form))}>{w('form.remove', { letter: letterOf(form) })}</Button>}
        </div>
        <div className="k-row" style={{ marginBottom: 12 }}>
          <Button loading={fill.isPending} onClick={() => fill.mutate({ params: { id: versionId }, body: { sections: selection, avoid: others } })}>{w('fill')}</Button>
          <span className="k-muted">{w('fill.what')}</span>
        </div>
        <Tabs
          items={spec.sections.map((section, s) => ({
            key: String(s), label: w('section', { title: section.title, chosen: selection[s]?.length ?? 0, count: section.count }),
            children: <HandSection versionId={versionId} section={s} chosen={selection[s] ?? []} all={selection.flat()} onChange={(ids) => set(selection.map((own, i) => (i === s ? [...ids] : own)))} />,
          }))}
        />
      </section>
      <div className="assembly-fit"><HandChecks versionId={versionId} selection={selection} /></div>
    </div>
  );
}

/** Puts a paper together item by item, or takes it whole from a spreadsheet; every demand is checked as it is built. */
export default function HandPage(): ReactNode {
  const w = useWords(handMessages);
  const go = useNavigate();
  const { blueprintId = '', versionId = '' } = useParams();
  const asked = useApi(assemblyRoutes.blueprint, { params: { id: blueprintId } });
  const version = asked.data?.versions.find(({ id }) => id === versionId);
  const [forms, setForms] = useState<Forms | null>(null);
  const [sealed, setSealed] = useState(false);
  const dirty = !sealed && (forms ?? []).flat(2).length > 0;
  useUnsaved(dirty);
  const shown = forms ?? (version ? [emptyForm(version.spec)] : []);
  const actions = version && (
    <>
      <Button onClick={() => void go(`/blueprints/${blueprintId}`)}>{w('back')}</Button>
      <DownloadButton route={assemblyRoutes.paperTemplate} label={w('template')} />
      <ImportPaper versionId={versionId} onRead={setForms} />
      <SealHand versionId={versionId} forms={shown} onSealing={() => setSealed(true)} />
    </>
  );
  return (
    <Page title={version ? w('title.of', { title: version.spec.title }) : w('title')} sub={w('sub')} of={asked} actions={actions}>
      {version && <Editor versionId={versionId} spec={version.spec} forms={shown} onChange={setForms} />}
    </Page>
  );
}
