/** What can be done with the paper that lies open: in the exam and in practice alike. */
export interface PaperActs {
  /** Sets the answer of a question; empty clears it. */
  readonly answer: (questionNo: number, response: readonly string[]) => void;
  /** Sets or takes away the flag of a question. */
  readonly flag: (questionNo: number, on: boolean) => void;
  /** Hands in. True where it is done. */
  readonly handIn: () => Promise<boolean>;
  /** Forgets the last refusal. */
  readonly forgetProblem: () => void;
}

/** Everything that the candidate can do on the page. */
export interface RoomActs extends PaperActs {
  /** Takes up the room in this page: another page of the browser that has it steps back. */
  readonly start: () => Promise<void>;
  /** Signs in by ticket and ID number. */
  readonly signIn: (ticketNo: string, idNumber: string) => Promise<void>;
  /** Signs the integrity statement. */
  readonly signStatement: () => Promise<void>;
  /** Leaves this machine: back to signing in, with what is unsent kept for the same candidate. */
  readonly signOut: () => Promise<void>;
  /** A message has been read. */
  readonly dismiss: (commandId: string) => void;
}
