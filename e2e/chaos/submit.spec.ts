import { AnsweringDoor } from './answering-door';
import { Chance } from './chance.rules';
import { checkHistory } from './checker.rules';
import { eventsOf } from './history.rules';
import { reportersOf } from './reporters.rules';

describe('people whose patience is over', () => {
  const door = new AnsweringDoor((_request, response) => response.writeHead(503, { 'content-type': 'application/json' }).end('{}'));
  beforeAll(() => door.start());
  afterAll(() => door.stop());

  it('say that they gave up, by pages and without, and the others go on', async () => {
    const { recorder, submit } = door.senders();
    const reporters = reportersOf('r', new Chance(1));
    await submit.all(reporters);
    const planned = eventsOf(recorder.history, 'planned').map(({ body }) => body.key);
    const gaveUp = eventsOf(recorder.history, 'gave-up').map(({ key }) => key);
    expect(reporters.some(({ byPages }) => byPages)).toBe(true);
    expect(planned.length).toBeGreaterThan(reporters.length);
    expect(gaveUp.sort()).toEqual(planned.sort());
    const findings = checkHistory(recorder.history).map(({ says }) => says);
    for (const key of planned) expect(findings).toContain(`${key} was never answered`);
  });
});
