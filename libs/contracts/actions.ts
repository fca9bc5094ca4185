import { platformActions } from './platform/actions';
import { identityActions } from './identity/actions';
import { journalActions } from './journal/actions';
import { catalogueActions } from './catalogue/actions';
import { peopleActions } from './people/actions';
import { bankActions } from './bank/actions';
import { assemblyActions } from './assembly/actions';
import { sittingActions } from './sitting/actions';
import { deliveryActions } from './delivery/actions';
import { invigilationActions } from './invigilation/actions';
import { markingActions } from './marking/actions';
import { resultsActions } from './results/actions';
import { certificatesActions } from './certificates/actions';
import { oversightActions } from './oversight/actions';

/** Everything that the journal can say was done. */
export const ACTIONS = {
  ...platformActions,
  ...identityActions,
  ...journalActions,
  ...catalogueActions,
  ...peopleActions,
  ...bankActions,
  ...assemblyActions,
  ...sittingActions,
  ...deliveryActions,
  ...invigilationActions,
  ...markingActions,
  ...resultsActions,
  ...certificatesActions,
  ...oversightActions,
} as const;

export type Action = keyof typeof ACTIONS;
