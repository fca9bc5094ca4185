import { elementTableRoutes } from './elements';
import { itemRoutes } from './items';
import { taskRoutes } from './tasks';

/** HTTP routes of the lib bank. */
export const bankRoutes = { ...elementTableRoutes, ...itemRoutes, ...taskRoutes } as const;
