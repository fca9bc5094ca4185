import { platformRoutes } from './platform/routes';
import { identityRoutes } from './identity/routes';
import { journalRoutes } from './journal/routes';
import { catalogueRoutes } from './catalogue/routes';
import { peopleRoutes } from './people/routes';
import { bankRoutes } from './bank/routes';
import { assemblyRoutes } from './assembly/routes';
import { sittingRoutes } from './sitting/routes';
import { deliveryRoutes } from './delivery/routes';
import { invigilationRoutes } from './invigilation/routes';
import { markingRoutes } from './marking/routes';
import { resultsRoutes } from './results/routes';
import { certificatesRoutes } from './certificates/routes';
import { oversightRoutes } from './oversight/routes';

/** Every HTTP route, by lib and name. */
export const ROUTES = {
  platform: platformRoutes,
  identity: identityRoutes,
  journal: journalRoutes,
  catalogue: catalogueRoutes,
  people: peopleRoutes,
  bank: bankRoutes,
  assembly: assemblyRoutes,
  sitting: sittingRoutes,
  delivery: deliveryRoutes,
  invigilation: invigilationRoutes,
  marking: markingRoutes,
  results: resultsRoutes,
  certificates: certificatesRoutes,
  oversight: oversightRoutes,
} as const;
