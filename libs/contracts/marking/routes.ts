import { markingCorrectionRoutes } from './correction-routes';
import { markingAdjudicationRoutes, markingCandidateRoutes, markingExaminerRoutes } from './examiner-routes';
import { markingOfficerRoutes } from './officer-routes';
import { markingReviewRoutes } from './review-routes';

/** HTTP routes of the lib marking. */
export const markingRoutes = {
  ...markingOfficerRoutes,
  ...markingExaminerRoutes,
  ...markingAdjudicationRoutes,
  ...markingReviewRoutes,
  ...markingCorrectionRoutes,
  ...markingCandidateRoutes,
} as const;
