/** Where the time comes from. Rules take the instant as an argument; only the edges hold a clock. */
export abstract class Clock {
  /** The server's present instant. */
  abstract now(): Date;
}
