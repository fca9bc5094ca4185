import { Injectable } from '@nestjs/common';
import type { assemblyRoutes, CustodyFigures, InputOf } from '@kaowu/contracts';
import { Clock } from '@kaowu/kernel';
import { Journal } from '@kaowu/journal';
import { accept, Database, found, refusal, type Actor } from '@kaowu/platform';
import { decideStep, type CustodyRules, type Finding } from '../domain/print-custody';
import { envelopeCode } from '../domain/print-plan';
import { insertFinding, insertStep, stepsOf, type NamedPerson, type StepRow } from '../persistence/custody-rows';
import { envelopesOf, lockRun, type EnvelopeRow, type PrintRunRow } from '../persistence/print-rows';
import { PaperHandlers } from './paper-handlers';

type Command = InputOf<typeof assemblyRoutes.recordCustodyStep>['body'];
type Entry = Command['entries'][number];

interface Acting {
  readonly actor: Actor;
  readonly witness: NamedPerson | null;
  readonly command: Command;
  readonly rules: CustodyRules;
  readonly at: Date;
}

/** A step is awaited while the person whom it names has not confirmed it from their own account. */
export const awaitedOf = (last: StepRow | undefined): NamedPerson | null =>
  last && last.witness_id !== null && last.witnessed_at === null ? { id: last.witness_id, name: last.witness_name ?? '' } : null;

/** Whether only destruction is left: the run was cancelled or its set voided. */
export const hasEnded = (run: Pick<PrintRunRow, 'state' | 'set_state'>): boolean => run.state === 'cancelled' || run.set_state === 'void';

/**
 * Records what happens to envelopes of printed papers (D20): all envelopes named or none. Differences that are
 * explained become findings. Problems: record.not-found, custody.witness-unfit, and those of `decideStep`.
 */
@Injectable()
export class RecordCustodyStep {
  constructor(
    private readonly db: Database,
    private readonly handlers: PaperHandlers,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, runId: string, command: Command): Promise<void> {
    const witness = command.witnessId === undefined ? null : await this.witness(command.witnessId);
    await this.db.tx(async () => {
      const run = await lockRun(this.db, runId);
      const envelopes = new Map((await envelopesOf(this.db, runId)).map((row) => [row.id, row] as const));
      const last = new Map((await stepsOf(this.db, runId)).map((row) => [row.envelope_id, row] as const));
      const rules = { twoPersonSteps: run.two_person_steps, opensAt: run.opens_at, endsAt: run.ends_at };
      const acting: Acting = { actor, witness, command, rules, at: this.clock.now() };
      for (const entry of command.entries) {
        const envelope = found(envelopes.get(entry.envelopeId));
        envelopes.delete(entry.envelopeId);
        await this.one(run, envelope, last.get(envelope.id), entry, acting);
      }
    });
  }

  private async one(run: PrintRunRow, envelope: EnvelopeRow, last: StepRow | undefined, entry: Entry, acting: Acting): Promise<void> {
    const { actor, witness, command, rules, at } = acting;
    const { envelopeId: _, ...figures } = entry;
    const code = envelopeCode(run.serial, envelope.no);
    const now = {
      code, copies: envelope.copies, step: envelope.step, sealNo: envelope.seal_no, issued: envelope.issued,
      awaited: awaitedOf(last), openFindings: envelope.open_findings,
    };
    const said = { step: command.step, actorId: actor.id, witnessId: witness?.id ?? null, figures, discrepancy: command.discrepancy ?? null };
    const findings = accept(decideStep(now, said, rules, hasEnded(run), at));
    const stepId = await insertStep(this.db, envelope.id, { step: command.step, actor, witness, figures, note: command.note, at });
    await this.journal.record(actor, {
      action: 'custody.recorded', subject: { type: 'print-run', id: run.id }, ...(command.note === '' ? {} : { reason: command.note }),
      data: { envelope: code, step: command.step, witnessId: witness?.id ?? null, figures: plain(figures) },
    });
    for (const finding of findings) await this.raise(run.id, code, stepId, finding, acting);
  }

  private async raise(runId: string, envelope: string, stepId: string, finding: Finding, { actor, command, at }: Acting): Promise<void> {
    const explanation = command.discrepancy ?? '';
    await insertFinding(this.db, stepId, { ...finding, explanation, by: actor, at });
    await this.journal.record(actor, {
      action: 'custody.finding-raised', subject: { type: 'print-run', id: runId }, reason: explanation,
      data: { envelope, step: command.step, kind: finding.kind, expected: finding.expected, found: finding.found },
    });
  }

  private async witness(id: string): Promise<NamedPerson> {
    const person = (await this.handlers.all()).find((handler) => handler.id === id);
    if (!person) throw refusal('custody.witness-unfit');
    return person;
  }
}

const plain = (figures: CustodyFigures): Record<string, unknown> => Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
