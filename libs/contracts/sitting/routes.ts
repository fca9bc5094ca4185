import { sittingCandidateRoutes } from './candidate-routes';
import { sittingCheckInRoutes } from './checkin-routes';
import { sittingRoundRoutes } from './round-routes';
import { sittingSessionRoutes } from './session-routes';
import { sittingVenueRoutes } from './venue-routes';

/** HTTP routes of the lib sitting. */
export const sittingRoutes = {
  ...sittingVenueRoutes,
  ...sittingRoundRoutes,
  ...sittingCandidateRoutes,
  ...sittingSessionRoutes,
  ...sittingCheckInRoutes,
} as const;
