import type { WireProblem } from '@kaowu/contracts/core/event';

/** A refusal of the server, or a failure to reach it (`network`). */
export class Refused extends Error {
  constructor(readonly problem: WireProblem) {
    super(problem.code);
  }
  get code(): string {
    return this.problem.code;
  }
}

/** The server could not be reached at all. */
export const networkProblem = (): Refused =>
  new Refused({
    type: 'about:blank', code: 'network', status: 0, title: 'network',
    zh: '连接不上服务器，请检查网线或稍候重试', en: 'The server cannot be reached; check the cable or try again shortly',
  });
