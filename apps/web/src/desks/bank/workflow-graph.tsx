import type { ReactNode } from 'react';
import { STEP_BY, STEP_DEMANDS, VERSION_ACTS, VERSION_STATES, versionState, type VersionState, type WorkflowStep } from '@kaowu/contracts';
import { pick, useLanguage, useWords } from '../../frame';
import { workflowMessages } from './workflow-messages';

/** One step in a sentence: its act, by whom, and what it asks for. */
export function StepWords({ step }: { step: WorkflowStep }): ReactNode {
  const { language } = useLanguage();
  const words = [pick(STEP_BY[step.by], language), ...step.demands.map((d) => pick(STEP_DEMANDS[d], language))];
  return <><strong>{pick(VERSION_ACTS[step.act], language)}</strong> <span className="k-muted">{words.join(' · ')}</span></>;
}

/** The workflow as a picture made of words: a box for each state, and an arrow in words for each way out of it. */
export function WorkflowGraph({ steps }: { steps: readonly WorkflowStep[] }): ReactNode {
  const w = useWords(workflowMessages);
  const { language } = useLanguage();
  const name = (state: VersionState): string => pick(VERSION_STATES[state], language);
  const shown = versionState.options.filter((state) => steps.some((s) => s.from === state || s.to === state));
  return (
    <div className="bank-flow" role="list" aria-label={w('preview')}>
      {shown.map((state) => (
        <div key={state} role="listitem" className={`bank-flow-state bank-flow-${state}`}>
          <div className="bank-flow-name">{name(state)}</div>
          {steps.filter((s) => s.from === state).map((step, i) => (
            <div key={`${step.act} ${i}`} className="bank-flow-step">
              <StepWords step={step} />
              <div>{step.to === state ? <span className="k-muted">{w('self')}</span> : <>→ <span className="bank-flow-to">{name(step.to)}</span></>}</div>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
