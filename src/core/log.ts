/**
 * Progress for people while a run is going on. Entries pass one in: the action folds groups, the command line writes to
 * stderr. Text may come from files and servers; the implementation makes it harmless.
 */
export interface Log {
  /** Starts a folded group (a heading on a terminal); the one before ends. */
  group(title: string): void;
  endGroup(): void;
  /** One line that stays. */
  line(text: string): void;
  /** The end of a step, or of several, each on a line, which the report repeats: left out where both go to one terminal. */
  done(text: string): void;
  /** What goes on right now: replaces the one before on a terminal, absent elsewhere. Empty text clears it. */
  progress(text: string): void;
}
