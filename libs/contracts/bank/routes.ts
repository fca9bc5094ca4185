import { editionRoutes } from './editions';
import { elementTableRoutes } from './elements';
import { itemRoutes } from './items';
import { statisticRoutes } from './statistics';
import { taskRoutes } from './tasks';
import { workflowRoutes } from './workflow';

/** HTTP routes of the lib bank. */
export const bankRoutes = { ...elementTableRoutes, ...editionRoutes, ...itemRoutes, ...workflowRoutes, ...statisticRoutes, ...taskRoutes } as const;
