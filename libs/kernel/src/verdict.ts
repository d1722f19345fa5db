/** One reason for a "no": a stable code, and a sentence for people. */
export interface Reason {
  code: string;
  says: string;
}

/**
 * A judgement whose "no" is a normal answer (eligibility, consent, who may be told). It carries **all** the reasons,
 * not the first one found.
 */
export type Verdict = { yes: true } | { yes: false; reasons: [Reason, ...Reason[]] };

/** Makes a verdict of the reasons found: none means yes. */
export function verdict(reasons: readonly Reason[]): Verdict {
  const [first, ...rest] = reasons;
  return first === undefined ? { yes: true } : { yes: false, reasons: [first, ...rest] };
}
