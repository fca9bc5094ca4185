import { markingRoutes } from '@kaowu/contracts';
import { setTimeout as delay } from 'node:timers/promises';
import { AnswerBook } from './answer-book';
import { checkAnswers, checkJournal, checkPapers } from './check';
import { finishRound } from './finish';
import { inventCandidates } from './identities';
import { signInCrew, type Crew } from './people';
import { scorePractical } from './practical';
import { prepareRound, type PreparedRound } from './prepare-round';
import { emptyReport, type RehearsalReport } from './report';
import { checkInPractical, sitTheory } from './sitting-day';

/** How a rehearsal is to run. */
export interface RehearsalOptions {
  /** Addresses of the server processes: staff use the first, the wall the last, candidates are spread over all. */
  readonly urls: readonly [string, ...string[]];
  readonly candidates: number;
  /** Mean pause between two answers of a candidate in milliseconds: the human pace sped up. */
  readonly paceMs: number;
  readonly say: (line: string) => void;
}

/** Theory papers are marked by a job after the session closed; waits until it is done. */
async function awaitTheoryMarks(crew: Crew, round: PreparedRound, candidates: number): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const overview = await crew.officer.client.call(markingRoutes.theoryOverview, { params: { sessionId: round.theoryId } });
    if (overview.markedAt && overview.papers >= candidates) return;
    await delay(200);
  }
  throw new Error('the theory papers were not marked within 30 seconds');
}

/** Plays a whole exam day with virtual people over the real interfaces and tells what it found. */
export async function rehearse(options: RehearsalOptions): Promise<RehearsalReport> {
  const { urls, say } = options;
  const [url] = urls;
  const from = Date.now();
  const stamp = Date.now().toString(36).slice(-5);
  const tag = `r${stamp}`;
  const salt = Math.floor(Date.now() / 1000) % 100;
  const report = emptyReport();
  const crew = await signInCrew(url);
  const people = inventCandidates(options.candidates, salt);
  report.candidates = people.length;
  const round = await prepareRound(url, crew, people, tag, say);
  const book = await AnswerBook.read(crew.writer, round.tableId);
  const candidates = await sitTheory(urls, crew, round, people, book, { paceMs: options.paceMs, seed: tag, say });
  await awaitTheoryMarks(crew, round, people.length);
  await checkInPractical(crew, round);
  const practical = await scorePractical(url, crew, round, people.length, tag, say);
  Object.assign(report, practical);
  const finish = await finishRound(crew, round, say);
  report.resultsComputed = finish.computed;
  report.resultsDisagreeing = finish.disagreeing;
  report.passed = finish.passed;
  report.certificatesFiled = finish.filed;
  const answers = await checkAnswers(crew, candidates);
  report.answersAcked = answers.acked;
  report.answersLost = answers.lost;
  report.answersReplayed = answers.replayed;
  report.distinctPapers = await checkPapers(crew, round);
  const journal = await checkJournal(crew);
  report.journalEntries = journal.entries;
  report.journalVerified = journal.ok;
  report.seconds = Math.round((Date.now() - from) / 100) / 10;
  return report;
}
