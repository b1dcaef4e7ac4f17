/** The workflow run that something comes from: on the record of a database and in links of a report. All null outside GitHub. */
export interface RunOrigin {
  /** `owner/name`. */
  readonly repository: string | null;
  readonly ref: string | null;
  readonly commit: string | null;
  readonly pullRequest: number | null;
  readonly runId: string | null;
  readonly runUrl: string | null;
}
