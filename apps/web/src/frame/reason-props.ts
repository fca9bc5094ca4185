import type { ReactNode } from 'react';

/** What is asked before an act, and what follows. */
export interface ReasonModalProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen to whom, in numbers: "12 名考生的作答将立即交卷，不能撤销". */
  readonly consequence: ReactNode;
  readonly confirmText?: string;
  readonly danger?: boolean;
  /** Fields beside the reason (minutes, a message); the caller keeps their values. */
  readonly children?: ReactNode;
  /** False greys the confirm button (a field of the caller is missing). */
  readonly ready?: boolean;
  /** True for an act that is plain by itself (starting on time): what will happen is still said, no reason is asked. */
  readonly withoutReason?: boolean;
  /** True for an act of weight: where the account has a second factor, a fresh code is asked for. */
  readonly withCode?: boolean;
  /** `code` is given where one was asked for. */
  readonly onConfirm: (reason: string, code?: string) => Promise<unknown>;
  readonly onClose: () => void;
}
