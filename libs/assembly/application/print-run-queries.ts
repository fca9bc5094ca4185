import { Injectable } from '@nestjs/common';
import { custodyStep, type assemblyRoutes, type OutputOf } from '@kaowu/contracts';
import { Database } from '@kaowu/platform';
import { RELEASES_NEEDED } from '../domain/custody';
import { needsTwo, nextSteps } from '../domain/print-custody';
import { copiesByForm, envelopeCode } from '../domain/print-plan';
import { findingsOf, stepsOf, type FindingRow, type StepRow } from '../persistence/custody-rows';
import { authorisationsOf, envelopesOf, getRun, issuesOf, listRuns, type EnvelopeRow, type PrintRunListed } from '../persistence/print-rows';
import { PaperHandlers } from './paper-handlers';
import { awaitedOf, hasEnded } from './record-custody-step';
import { ReleaseFactor } from './release-factor';

type Routes = typeof assemblyRoutes;
type Row = OutputOf<Routes['printRuns']>['rows'][number];
type View = OutputOf<Routes['printRun']>;

const rowOf = (run: PrintRunListed): Row => ({
  id: run.id, serial: run.serial, setId: run.set_id, setName: run.set_name, state: run.state, copies: run.copies, envelopes: run.envelopes,
  abroad: run.abroad, openFindings: run.open_findings, opensAt: run.opens_at.toISOString(), orderedAt: run.ordered_at.toISOString(),
});

const stepView = (row: StepRow): View['envelopeList'][number]['steps'][number] => ({
  id: row.id, step: row.step, at: row.at.toISOString(), actor: { id: row.actor_id, name: row.actor_name },
  witness: row.witness_id === null ? null : { id: row.witness_id, name: row.witness_name ?? '' },
  witnessedAt: row.witnessed_at?.toISOString() ?? null, figures: row.figures, note: row.note,
});

const findingView = (run: PrintRunListed, row: FindingRow): View['findings'][number] => ({
  id: row.id, envelopeId: row.envelope_id, envelope: envelopeCode(run.serial, row.envelope_no), step: row.step, kind: row.kind,
  expected: row.expected, found: row.found, explanation: row.explanation,
  raisedBy: { id: row.raised_by, name: row.raised_by_name }, raisedAt: row.raised_at.toISOString(),
  closedBy: row.closed_by === null ? null : { id: row.closed_by, name: row.closed_by_name ?? '' },
  closedAt: row.closed_at?.toISOString() ?? null, closingReason: row.closing_reason,
});

function envelopeView(run: PrintRunListed, row: EnvelopeRow, steps: readonly StepRow[]): View['envelopeList'][number] {
  const awaited = awaitedOf(steps.at(-1));
  return {
    id: row.id, code: envelopeCode(run.serial, row.no), label: row.label, firstCopy: row.first_copy, copies: row.copies,
    byForm: copiesByForm({ firstCopy: row.first_copy, copies: row.copies }, run.forms), step: row.step,
    next: nextSteps({ step: row.step, awaited }, hasEnded(run)), awaited, openFindings: row.open_findings, steps: steps.map(stepView),
  };
}

/** Print runs for the desk: what was ordered, who agreed, where every envelope is. Nothing of what papers ask. */
@Injectable()
export class PrintRunQueries {
  constructor(private readonly db: Database, private readonly handlers: PaperHandlers, private readonly factor: ReleaseFactor) {}

  /** A page of runs, newest first. */
  async list(page: { readonly offset: number; readonly limit: number; readonly search?: string | undefined; readonly setId?: string | undefined }): Promise<OutputOf<Routes['printRuns']>> {
    const { total, rows } = await listRuns(this.db, page);
    return { total, rows: rows.map(rowOf) };
  }

  /** One run with the custody of every envelope. Problem: record.not-found. */
  async view(runId: string): Promise<View> {
    const run = await getRun(this.db, runId);
    const given = await authorisationsOf(this.db, runId);
    const steps = await stepsOf(this.db, runId);
    const envelopes = await envelopesOf(this.db, runId);
    const releasing = run.state === 'ordered' ? await this.handlers.releasing() : [];
    return {
      ...rowOf(run),
      forms: run.forms, orderedBy: { id: run.ordered_by, name: run.ordered_by_name }, reason: run.reason, printFrom: run.print_from.toISOString(),
      authorisations: given.map(({ person_id, person_name, factor, reason, at }) => ({ person: { id: person_id, name: person_name }, factor, reason, at: at.toISOString() })),
      authorisationsNeeded: RELEASES_NEEDED,
      awaited: releasing.filter(({ id }) => !given.some((row) => row.person_id === id)),
      twoPersonSteps: custodyStep.options.filter((step) => needsTwo(step, { twoPersonSteps: run.two_person_steps })),
      secondFactorRequired: await this.factor.required(run.rule_set_id),
      handlers: await this.handlers.all(),
      envelopeList: envelopes.map((row) => envelopeView(run, row, steps.filter(({ envelope_id }) => envelope_id === row.id))),
      findings: (await findingsOf(this.db, runId)).map((row) => findingView(run, row)),
      issued: (await issuesOf(this.db, runId)).map((row) => ({
        document: row.document, envelope: row.envelope_no === null ? null : envelopeCode(run.serial, row.envelope_no),
        by: { id: row.person_id, name: row.person_name }, at: row.at.toISOString(), reason: row.reason, pages: row.pages,
      })),
    };
  }
}
