import type { ReactNode } from 'react';
import type { CallOf, ReplyOf, RouteContract } from '@kaowu/contracts';

/** What is uploaded, and what is shown of it. */
export interface UploadButtonProps<R extends RouteContract> {
  readonly route: R;
  readonly label: string;
  /** Params, query and body of the call; with `dryRun` true nothing is written. */
  readonly call: (dryRun: boolean) => Omit<CallOf<R>, 'file'>;
  /** What the check or the import found, for the person to read. */
  readonly report: (reply: ReplyOf<R>, dryRun: boolean) => ReactNode;
  /** False where the check found nothing that can be taken. */
  readonly takeable?: (reply: ReplyOf<R>) => boolean;
  readonly accept?: string;
  /** Choices before the file (take the good rows or refuse the whole), a link to the template. */
  readonly children?: ReactNode;
  readonly onDone?: (reply: ReplyOf<R>) => void;
}

/** The same, opened by its button. */
export interface UploadDialogProps<R extends RouteContract> extends UploadButtonProps<R> {
  readonly open: boolean;
  readonly onClose: () => void;
}
