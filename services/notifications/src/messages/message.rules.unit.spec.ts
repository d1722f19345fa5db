import { channelsOf, classOf } from './message.rules';

describe('A message', () => {
  it.each([['IMMINENT', 'DANGER'], ['HIGH', 'DANGER'], ['MEDIUM', 'ORDINARY'], ['LOW', 'ORDINARY'], ['NONE', 'ORDINARY'], ['SOMETHING_NEW', 'DANGER']])(
    'at %s is %s', (urgency, of) => {
      expect(classOf(urgency)).toBe(of);
    },
  );

  it.each<[string, ('MAIL' | 'PAGE')[], string[]]>([
    ['PAGE', ['PAGE', 'MAIL'], ['PAGE', 'MAIL']],
    ['PAGE', ['MAIL'], ['MAIL']],
    ['QUEUE', ['PAGE', 'MAIL'], ['MAIL']],
    ['QUEUE', ['PAGE'], []],
    ['NONE', ['PAGE', 'MAIL'], []],
    ['PAGE', [], []],
  ])('in mode %s, where there are %j, goes by %j', (mode, configured, channels) => {
    expect(channelsOf(mode, configured)).toEqual(channels);
  });
});
