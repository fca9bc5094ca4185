/** What a rehearsal found; printed as one JSON object, the last line. */
export interface RehearsalReport {
  candidates: number;
  distinctPapers: number;
  answersAcked: number;
  /** Acknowledged answers that the server does not hold, or holds differently. */
  answersLost: number;
  /** Answers that were given while the network was gone and followed later. */
  answersReplayed: number;
  scoresRecorded: number;
  thirdMarkings: number;
  adjudications: number;
  resultsComputed: number;
  resultsDisagreeing: number;
  passed: number;
  certificatesFiled: number;
  journalEntries: number;
  journalVerified: boolean;
  seconds: number;
}

/** A report of nothing done yet. */
export const emptyReport = (): RehearsalReport => ({
  candidates: 0, distinctPapers: 0, answersAcked: 0, answersLost: 0, answersReplayed: 0, scoresRecorded: 0, thirdMarkings: 0,
  adjudications: 0, resultsComputed: 0, resultsDisagreeing: 0, passed: 0, certificatesFiled: 0, journalEntries: 0,
  journalVerified: false, seconds: 0,
});

/** Why a rehearsal fails, in words; empty when the day went well. */
export function faultsOf(report: RehearsalReport): string[] {
  const faults: string[] = [];
  if (report.answersLost > 0) faults.push(`${report.answersLost} acknowledged answers are missing`);
  if (report.resultsDisagreeing > 0) faults.push(`${report.resultsDisagreeing} results differ between the two computations`);
  if (!report.journalVerified) faults.push('the journal does not verify');
  if (report.distinctPapers < report.candidates) faults.push(`${report.candidates} candidates had only ${report.distinctPapers} different papers`);
  return faults;
}
