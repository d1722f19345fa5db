import fc from 'fast-check';
import { UNKNOWN_REPORT, afterRaised, afterReceived, afterRouted, type CountedReport } from './report.rules';

type Change = (report: CountedReport) => CountedReport;

const january = new Date('2026-01-31T23:30:00Z');
const february = new Date('2026-02-01T00:30:00Z');

const received = (over: Partial<Parameters<typeof afterReceived>[1]> = {}): Change => (report) =>
  afterReceived(report, { version: 1, time: january, sequence: 1, category: 'GRANT_REQUEST', urgency: 'NONE', regions: ['LAC'], reprisal: false, ...over });
const routed = (over: Partial<Parameters<typeof afterRouted>[1]> = {}): Change => (report) =>
  afterRouted(report, { version: 1, category: 'GRANT_REQUEST', urgency: 'NONE', regions: ['LAC'], reprisal: false, ...over });
const raised = (version: number, urgency: string): Change => (report) => afterRaised(report, { version, urgency });

const all = (...changes: Change[]): CountedReport => changes.reduce((report, change) => change(report), { ...UNKNOWN_REPORT });

describe('what is counted of a case', () => {
  it('is what the door said, until protection has spoken', () => {
    const addition = received({ version: 2, sequence: 2, urgency: 'MEDIUM', regions: ['AFR'], time: february });
    expect(all(received(), addition)).toMatchObject({ urgency: 'MEDIUM', regions: ['AFR'], category: 'GRANT_REQUEST', month: '2026-01' });
    expect(all(received(), routed({ urgency: 'HIGH', regions: ['LAC', 'AFR'] }), addition)).toMatchObject({ urgency: 'HIGH', regions: ['LAC', 'AFR'] });
  });

  it('keeps category and month of the first body, whichever is heard first', () => {
    const addition = received({ version: 2, sequence: 2, category: 'REPRISAL', time: february });
    expect(all(addition, received())).toMatchObject({ category: 'GRANT_REQUEST', month: '2026-01', firstSequence: 1 });
  });

  it('takes the level of an alert that overtook the decision, and the regions of the decision', () => {
    expect(all(raised(3, 'IMMINENT'), routed({ version: 2, urgency: 'MEDIUM', regions: ['ASIA'] }))).toMatchObject({ urgency: 'IMMINENT', regions: ['ASIA'] });
  });

  it('follows a level that a person lowered', () => {
    expect(all(routed({ version: 2, urgency: 'HIGH' }), routed({ version: 3, urgency: 'LOW' }))).toMatchObject({ urgency: 'LOW' });
  });

  it('is a reprisal once any body says so', () => {
    expect(all(received({ reprisal: true }), received({ version: 2, sequence: 2 }), routed()).reprisal).toBe(true);
  });

  it('comes out the same in whatever order the events arrive', () => {
    const changes = [
      received(),
      received({ version: 2, sequence: 2, category: 'REPRISAL', urgency: 'HIGH', regions: ['LAC', 'AFR'], reprisal: true, time: february }),
      routed({ version: 1, urgency: 'NONE' }),
      routed({ version: 2, urgency: 'HIGH', category: 'REPRISAL', regions: ['LAC', 'AFR'], reprisal: true }),
      raised(3, 'HIGH'),
      raised(4, 'IMMINENT'),
    ];
    const inOrder = all(...changes);
    fc.assert(fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), (shuffled) => {
      expect(all(...shuffled)).toEqual(inOrder);
    }));
  });
});
