import { editionRoutes } from './editions';
import { elementTableRoutes } from './elements';
import { itemRoutes } from './items';
import { likenessRoutes } from './likeness';
import { mediaRoutes } from './media';
import { statisticRoutes } from './statistics';
import { taskRoutes } from './tasks';
import { undoRoutes } from './undo';
import { workflowRoutes } from './workflow';
import { workflowVersionRoutes } from './workflow-versions';

/** HTTP routes of the lib bank. */
export const bankRoutes = { ...elementTableRoutes, ...editionRoutes, ...itemRoutes, ...likenessRoutes, ...mediaRoutes, ...workflowRoutes, ...statisticRoutes, ...taskRoutes, ...undoRoutes, ...workflowVersionRoutes } as const;
