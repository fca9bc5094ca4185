import type { ReactNode } from 'react';
import { STEP_BY, STEP_DEMANDS, VERSION_ACTS, VERSION_STATES, versionAct, type StepDemand, type WorkflowDefinition, type WorkflowStep } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { nameOfStatus } from './statuses';
import { workflowMessages } from './workflow-messages';

/** One step in a sentence: its act, by whom, and what it asks for, with the numbers that it says itself. */
export function StepWords({ step }: { step: WorkflowStep }): ReactNode {
  const { language } = useLanguage();
  const w = useWords(workflowMessages);
  const number = (demand: StepDemand): number | null => (demand === 'passes' ? step.reviews : demand === 'estimates' ? step.judges : null);
  const demandWords = (demand: StepDemand): string => {
    const [name, count] = [pick(STEP_DEMANDS[demand], language), number(demand)];
    return count === null ? name : w('demand.number', { name, count });
  };
  const words = [pick(STEP_BY[step.by], language), ...step.demands.map(demandWords)];
  return <><strong>{pick(VERSION_ACTS[step.act], language)}</strong> <span className="k-muted">{words.join(' · ')}</span></>;
}

const byAct = (a: WorkflowStep, b: WorkflowStep): number => versionAct.options.indexOf(a.act) - versionAct.options.indexOf(b.act);

/** The workflow as a picture made of words: a box for each status, and an arrow in words for each way out of it. */
export function WorkflowGraph({ of: { statuses, steps } }: { of: Pick<WorkflowDefinition, 'statuses' | 'steps'> }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  const name = (code: string): string => nameOfStatus(statuses, code, language);
  return (
    <div className="bank-flow" role="list" aria-label={w('preview')}>
      {statuses.map((status) => (
        <div key={status.code} role="listitem" className="bank-flow-state">
          <div className="bank-flow-name">{name(status.code)}{pick(VERSION_STATES[status.standing], language) !== name(status.code) && <span className="k-muted bank-flow-standing">{pick(VERSION_STATES[status.standing], language)}</span>}</div>
          {steps.filter((s) => s.from === status.code).sort(byAct).map((step, i) => (
            <div key={`${step.act} ${i}`} className="bank-flow-step">
              <StepWords step={step} />
              <div>{step.to === status.code ? <span className="k-muted">{w('self')}</span> : <>→ <span className="bank-flow-to">{name(step.to)}</span></>}</div>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
