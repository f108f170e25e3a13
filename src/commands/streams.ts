/** Where a command speaks: results on `out`, everything else on `err`. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
  readonly outTerminal: boolean;
  readonly errTerminal: boolean;
  /** How wide the terminal is, where there is one. */
  readonly columns?: number | undefined;
  /** Whether somebody can answer: stdin and stderr are terminals. */
  readonly interactive: boolean;
  /** Asks on stderr; true for yes. */
  confirm(question: string): Promise<boolean>;
  /** Asks on stderr for a line that the terminal does not show; '' for no answer. Ctrl-C ends with 130. */
  askHidden(question: string): Promise<string>;
  /** From now on a first signal (Ctrl-C) is noted instead of ending the process. */
  holdStops(): void;
  /** Signals are no longer looked at here. */
  close(): void;
  /** Whether the user asked to stop since. */
  interrupted(): boolean;
}
