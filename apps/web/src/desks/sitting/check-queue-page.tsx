import type { ReactNode } from 'react';
import { QueuePage } from './queue-page';

/** What waits for the body. */
export default function CheckQueuePage(): ReactNode {
  return <QueuePage stage="check" />;
}
