/** Stop: not fit to sign. Warn: talk it over before signing. Note: good to know. */
export type Severity = 'stop' | 'warn' | 'note';
export const severities: readonly Severity[] = ['stop', 'warn', 'note'];

/** What a check found about one target, or with a null target about the agreement as a whole; why, and what to do. */
export type AgreementFinding = {
  readonly target: string | null;
  readonly check: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly fix: string;
  readonly source: string;
};
