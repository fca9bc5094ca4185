import type { PaperQuestion, RoomPaper } from './types';

/** A question with the section that it stands in. */
export interface Placed {
  readonly question: PaperQuestion;
  readonly sectionTitle: string;
  /** True where it is the first of its section. */
  readonly first: boolean;
}

/** All questions of a paper in order. */
export const placedOf = (paper: RoomPaper): Placed[] =>
  paper.sections.flatMap((section) => section.questions.map((question, i) => ({ question, sectionTitle: section.title, first: i === 0 })));
