/** One input of the action and flag of the command line, as data: `action.yml`, the README and `--help` agree with it. */
export interface Input {
  readonly name: string;
  readonly description: string;
  /** What holds where nobody says anything; empty for none. */
  readonly default: string;
  /** True where an environment of the configuration file may have its own value. */
  readonly perEnvironment?: boolean;
  /** True where only an input or a flag counts, never the configuration file: what runs or authenticates. */
  readonly inputOnly?: boolean;
  /** What a person reads in `--help` in place of a value; boolean flags have none. */
  readonly value?: string;
}
