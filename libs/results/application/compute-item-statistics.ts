import { Injectable } from '@nestjs/common';
import { resultsOutboxEvents, type DataOf } from '@kaowu/contracts';
import { Papers } from '@kaowu/assembly';
import { Bank, RecordStatistics } from '@kaowu/bank';
import { Marks, type AnsweredPaper } from '@kaowu/marking';
import { OnOutbox, systemActor, type Actor } from '@kaowu/platform';
import { answersOf, itemSums, type ItemAnswer } from '../domain/item-statistics';
import { RunStore } from '../persistence/run-store';

const STATISTICS = systemActor('statistics');

/** Shown letter of each option by question number, and the text behind it. */
type Shown = ReadonlyMap<number, ReadonlyMap<string, string>>;

/**
 * What the results of a released round say of its items, handed up to the bank: sums by item version, nothing of
 * persons. Candidates whose theory part was voided do not count, for their answers may not be their own.
 */
@Injectable()
export class ComputeItemStatistics {
  constructor(
    private readonly store: RunStore,
    private readonly marks: Marks,
    private readonly papers: Papers,
    private readonly bank: Bank,
    private readonly record: RecordStatistics,
  ) {}

  /** Reaction to the head's release. */
  @OnOutbox(resultsOutboxEvents.released)
  async onReleased({ roundId, runId }: DataOf<typeof resultsOutboxEvents.released>): Promise<void> {
    await this.run(STATISTICS, roundId, runId);
  }

  /** Reaction to the wish that they are counted anew. */
  @OnOutbox(resultsOutboxEvents.recountAsked)
  async onRecountAsked({ roundId, runId }: DataOf<typeof resultsOutboxEvents.recountAsked>): Promise<void> {
    await this.run(STATISTICS, roundId, runId);
  }

  /** Computes and hands over the sums of a round; again, they take the place of the former ones. The number of versions. */
  async run(actor: Actor, roundId: string, runId: string): Promise<number> {
    const voided = new Set((await this.store.results(runId)).filter((r) => r.part === 'theory' && r.voided).map((r) => r.candidate_id));
    const counted = (await this.marks.answeredPapers(roundId)).filter((p) => !voided.has(p.candidateId));
    if (counted.length === 0) return 0;
    const optionId = await this.optionIds(counted);
    const shown = new Map<string, Shown>();
    const answers: ItemAnswer[] = [];
    for (const paper of counted) {
      if (!shown.has(paper.paperId)) shown.set(paper.paperId, await this.shownIn(paper.paperId));
      const letters = shown.get(paper.paperId);
      answers.push(...answersOf(paper, ({ versionId, no }, letter) => optionId(versionId, letter, letters?.get(no)?.get(letter))));
    }
    const sums = itemSums(answers);
    await this.record.run(actor, roundId, sums);
    return sums.length;
  }

  /** Letters and texts of the options of each question, as the candidate saw them; the opening is recorded by papers. */
  private async shownIn(paperId: string): Promise<Shown> {
    const { sections } = await this.papers.openForCandidate(paperId, STATISTICS);
    return new Map(sections.flatMap((s) => s.questions.map((q) => [q.no, new Map(q.options.map((o) => [o.id, o.text]))] as const)));
  }

  /** Papers shuffle options: the text tells which option of the bank a shown letter was. True and false keep their ids. */
  private async optionIds(papers: readonly AnsweredPaper[]): Promise<(versionId: string, letter: string, text: string | undefined) => string | null> {
    const versions = [...new Set(papers.flatMap((p) => p.questions.map((q) => q.versionId)))];
    const contents = await this.bank.contents(versions);
    const known = new Map(contents.map((c) => [c.versionId, new Map(c.options.map((o) => [o.text, o.id]))]));
    return (versionId, letter, text) => {
      if (text === undefined) return null;
      const options = known.get(versionId);
      return options === undefined || options.size === 0 ? letter : (options.get(text) ?? null);
    };
  }
}
