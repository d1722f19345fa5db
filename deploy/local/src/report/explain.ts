import { readReport, screen, urgencyRuleSays, type Because } from '@amparo/domain';

/**
 * Says why, in words, for the rules that fired on a report. Only codes travel between services: which sign of danger it
 * was is more than S1. Whoever holds the report itself can run the same rules on it and read the reasons.
 */
export function explainWith(report: Record<string, unknown>): (rules: readonly string[]) => Because[] {
  let says: Because[] = [];
  try {
    says = screen(readReport({ receipt: '-', ...report }).report).because;
  } catch {
    // A report that cannot be read here is explained by its codes alone.
    says = [];
  }
  return (rules) => rules.flatMap((rule) => {
    const known = says.filter((because) => because.rule === rule);
    return known.length > 0 ? known : [{ rule, says: urgencyRuleSays(rule) ?? 'a rule that this version does not know' }];
  });
}
