import type { RehearsalReport } from '../apps/cli/rehearse/report';
import { faultsOf } from '../apps/cli/rehearse/report';
import { kaowu } from './support/cli';

/** The whole exam day, over the real interfaces, against an instance of its own in a process of its own. */
it('a rehearsal with 12 candidates loses nothing and agrees with itself', async () => {
  const { code, stdout, stderr } = await kaowu(['rehearse', '--candidates', '12', '--pace', '25', '--json']);
  const last = stdout.trim().split('\n').at(-1) ?? '';
  if (code !== 0) throw new Error(stderr.slice(-3000));
  const report = JSON.parse(last) as RehearsalReport;
  expect(report).toMatchObject({ candidates: 12, distinctPapers: 12, answersLost: 0, resultsComputed: 12, resultsDisagreeing: 0, journalVerified: true });
  expect(report.answersAcked).toBeGreaterThan(12 * 90);
  expect(report.answersReplayed).toBeGreaterThan(0);
  expect(report.scoresRecorded).toBeGreaterThanOrEqual(2 * 12 * 2);
  expect(report.certificatesFiled).toBe(report.passed);
}, 180_000);

describe('a rehearsal fails', () => {
  const good: RehearsalReport = {
    candidates: 2, distinctPapers: 2, answersAcked: 200, answersLost: 0, answersReplayed: 0, scoresRecorded: 12, thirdMarkings: 0, adjudications: 0,
    resultsComputed: 2, resultsDisagreeing: 0, passed: 2, certificatesFiled: 2, journalEntries: 100, journalVerified: true, seconds: 10,
  };
  it.each([
    ['never without a reason', {}, 0],
    ['when an acknowledged answer is missing', { answersLost: 1 }, 1],
    ['when a computation disagrees', { resultsDisagreeing: 1 }, 1],
    ['when the journal does not verify', { journalVerified: false }, 1],
    ['when two candidates had the same paper', { distinctPapers: 1 }, 1],
  ])('%s', (_name, change, faults) => {
    expect(faultsOf({ ...good, ...change })).toHaveLength(faults);
  });
});
