import type { Trace } from './file-report';

/** One trace for people: what it is, who has it and by which route, who was kept out, why, and how fast. */
export function printTrace(trace: Trace, arrived: boolean): string {
  const { latencyMs } = trace;
  const row = (name: string, text: string) => `  ${name.padEnd(9)}${text}`;
  const ms = (value: number | null) => (value === null ? 'not in time' : `${value} ms`);
  return [
    `${trace.reference}  ${trace.urgency}${trace.reprisal ? ', reprisal' : ''}, ${trace.lane} lane${arrived ? '' : '  NOT ARRIVED'}`,
    row('routes', trace.routes.join(', ') || 'none'),
    row('told', trace.notified.map((person) => (person === trace.lead ? `${person} (leads)` : person)).join(', ') || 'nobody'),
    ...(trace.excluded.length > 0 ? [row('kept out', trace.excluded.join(', '))] : []),
    row('alert', [trace.alertMode, ...trace.tasks].join(', ')),
    ...trace.because.map(({ rule, says }, i) => row(i === 0 ? 'because' : '', `${rule}: ${says}`)),
    row('after', `accepted ${ms(latencyMs.accepted)}, routed ${ms(latencyMs.routed)}, notified ${ms(latencyMs.notified)}`),
    '',
  ].join('\n');
}
