import type { ReactNode } from 'react';
import { RUN_STEP_WORDS } from '@kaowu/contracts';
import type { Gate } from '@kaowu/contracts';
import { Instant, StateIcon, pick, useLanguage, useWords } from '../../frame';
import type { StateKind } from '../../frame';
import { formatPoints, pointsFromHundredths } from '@kaowu/kernel/points';
import { messages } from './messages';
import { RunActs } from './run-acts';
import { GateItems } from './shared';
import type { Pipeline, Run } from './types';

const KIND: Readonly<Record<Gate['state'], StateKind>> = { passed: 'handed-in', open: 'answering', blocked: 'attention', ahead: 'absent' };

/** Who has signed a run, and who is awaited. */
export function Signatures({ run }: { run: Run }): ReactNode {
  const w = useWords(messages);
  return (
    <div className="results-signs">
      {(['totaller', 'reviewer', 'head'] as const).map((role) => {
        const signed = run.signatures.find((s) => s.role === role);
        return (
          <span key={role} className="k-tag">
            <StateIcon kind={signed ? 'handed-in' : 'absent'} />
            {w(role)}：{signed ? <>{signed.name} <Instant at={signed.signedAt} /></> : <span className="k-muted">{w('unsigned')}</span>}
          </span>
        );
      })}
    </div>
  );
}

function Figures({ run }: { run: Run }): ReactNode {
  const w = useWords(messages);
  const figures = [['candidates', run.candidates], ['passed', run.passed], ['failed', run.failed], ['absent', run.absent], ['disagreeing', run.disagreeing]] as const;
  return (
    <div className="k-panel results-figures">
      {figures.map(([key, value]) => (
        <div key={key} className="results-figure"><span className="k-number">{value}</span><span className="k-muted">{w(key)}</span></div>
      ))}
      <div className="results-figure">
        <div className="k-muted">{w('runNo', { no: run.no })} · {w('computedBy')} {run.computedBy} · <Instant at={run.computedAt} /></div>
        <Signatures run={run} />
      </div>
    </div>
  );
}

/** The gates in their order; the present one says who and what is missing and carries its act. */
export function GatesPanel({ round }: { round: Pipeline }): ReactNode {
  const w = useWords(messages);
  const { language } = useLanguage();
  const present = round.gates.find((g) => g.state === 'open' || g.state === 'blocked');
  return (
    <div className="k-stack">
      {round.current && <Figures run={round.current} />}
      <div className="k-panel">
        <p className="k-muted results-lead">{w('rules.sub', { pass: formatPoints(pointsFromHundredths(round.passHundredths)), percent: round.humanReviewPercent, days: round.objectionWorkingDays })}</p>
        <ol className="results-gates">
          {round.gates.map((gate) => (
            <li key={gate.step} className="results-gate" {...(gate === present ? { 'aria-current': 'step' as const } : {})}>
              <span className="results-gate-icon"><StateIcon kind={KIND[gate.state]} /></span>
              <div className={gate === present ? 'results-gate-now' : ''}>
                <div className="results-gate-head">
                  <strong>{pick(RUN_STEP_WORDS[gate.step], language)}</strong>
                  <span className="k-muted">{w(`gate.${gate.state}`)}{gate.items.length > 0 && `：${w('gate.count', { count: gate.items.length })}`}</span>
                  {(gate === present || gate.step === 'compute') && <RunActs round={round} step={gate.step} present={gate === present} />}
                </div>
                {gate.items.length > 0 && gate.state !== 'ahead' && <GateItems items={gate.items} more={(count) => w('gate.more', { count })} />}
              </div>
            </li>
          ))}
        </ol>
      </div>
    </div>
  );
}
