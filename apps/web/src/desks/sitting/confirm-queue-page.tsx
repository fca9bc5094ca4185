import type { ReactNode } from 'react';
import { QueuePage } from './queue-page';

/** What waits for the district. */
export default function ConfirmQueuePage(): ReactNode {
  return <QueuePage stage="confirm" />;
}
