import { highest, laneOf, raise, URGENCIES, urgencyRuleSays, alertModeOf, addition, screen, codesOf, floorOf, labelOf } from '../index';
import { aReport } from '../../test/builders';

type Row = [string, Record<string, unknown>, string];
const levelOf = (said: Record<string, unknown>) => screen(aReport(said)).urgency;
const rulesOf = (said: Record<string, unknown>) => screen(aReport(said)).because.map(({ rule }) => rule);

describe('is it a reprisal', () => {
  test.each<[string, Record<string, unknown>, boolean, boolean]>([
    ['any act', { acts: ['ACT-OTHER'], category: 'FEEDBACK' }, true, false],
    ['the category', { category: 'REPRISAL' }, true, false],
    ['still in danger', { stillInDanger: 'YES', category: 'COMMUNITY_REQUEST' }, true, false],
    ...['RF-NOW', 'RF-DATED', 'RF-WEAPON', 'RF-LOCKNOWN', 'RF-DETAINED', 'RF-INCOMM', 'RF-HIDING']
      .map((factor): [string, Record<string, unknown>, boolean, boolean] => [factor, { riskFactors: [factor] }, true, false]),
    ['another factor is none', { riskFactors: ['RF-PRIOR'] }, false, true],
    ['nothing said, unsure', {}, false, true],
    ['nothing said, other', { category: 'OTHER' }, false, true],
    ['a community request', { category: 'COMMUNITY_REQUEST' }, false, false],
    ['not in danger any more', { stillInDanger: 'NO' }, false, true],
    ['an act that we cannot read, in feedback', { acts: ['ACT-NEW'], category: 'FEEDBACK' }, true, false],
    ['an act that we cannot read, unsure', { acts: ['ACT-NEW'] }, false, true],
  ])('%s', (_, said, reprisal, textOnly) => {
    expect(screen(aReport(said))).toMatchObject({ reprisal, textOnly });
  });
});

describe('floors', () => {
  test.each(codesOf('act_type'))('%s gives its floor', (act) => {
    const floor = floorOf(act, aReport({ happened: 'LAST_30_DAYS' }));
    expect(levelOf({ acts: [act], happened: 'LAST_30_DAYS' })).toBe(floor);
    expect(screen(aReport({ acts: [act] })).because).toContainEqual(expect.objectContaining({ rule: `FLOOR:${act}` }));
  });

  test.each<Row>([
    ['a killing now', { acts: ['ACT-KILL'], happened: 'NOW' }, 'IMMINENT'],
    ['a killing within 7 days', { acts: ['ACT-KILL'], happened: 'LAST_7_DAYS' }, 'IMMINENT'],
    ['a killing on an unknown day', { acts: ['ACT-KILL'] }, 'IMMINENT'],
    ['a killing within 30 days', { acts: ['ACT-KILL'], happened: 'LAST_30_DAYS' }, 'HIGH'],
    ['a disappearance within a year', { acts: ['ACT-DISAP'], happened: 'LAST_12_MONTHS' }, 'HIGH'],
    ['an arrest within a year: floors hold', { acts: ['ACT-ARREST'], happened: 'LAST_12_MONTHS' }, 'HIGH'],
    ['a smear', { acts: ['ACT-STIGMA'] }, 'LOW'],
    ['the highest of several', { acts: ['ACT-STIGMA', 'ACT-SURV', 'ACT-RAID'], happened: 'LAST_30_DAYS' }, 'HIGH'],
    ['an act not stated', { acts: ['ACT-UNK'] }, 'MEDIUM'],
    ['an act that we cannot read names none, and makes it a reprisal', { acts: ['ACT-NEW'], category: 'FEEDBACK' }, 'HIGH'],
    ['an act that we cannot read does not lower a text', { acts: ['ACT-NEW'], channel: 'SMS' }, 'HIGH'],
    ['an act that we cannot read gives a level to what had none', { acts: ['ACT-NEW'], category: 'OTHER' }, 'MEDIUM'],
  ])('%s', (_, said, urgency) => {
    expect(levelOf(said)).toBe(urgency);
  });
});

describe('T1', () => {
  const violent = ['ACT-KILL', 'ACT-KILLATT', 'ACT-DISAP', 'ACT-ABDUCT', 'ACT-TORTURE', 'ACT-SEXUAL', 'ACT-PHYS', 'ACT-RAID', 'ACT-EVICT', 'ACT-PROP'];
  test.each<Row>([
    ...violent.map((act): Row => [`${act} now`, { acts: [act], happened: 'NOW' }, 'IMMINENT']),
    ['weapons now', { riskFactors: ['RF-WEAPON'], happened: 'NOW' }, 'IMMINENT'],
    ['weapons, and happening now', { riskFactors: ['RF-WEAPON', 'RF-NOW'], happened: 'LAST_30_DAYS' }, 'IMMINENT'],
    ['out of contact within 7 days', { riskFactors: ['RF-INCOMM'], happened: 'LAST_7_DAYS' }, 'IMMINENT'],
    ['out of contact since an unknown time', { riskFactors: ['RF-INCOMM'] }, 'IMMINENT'],
    ['a dated threat', { acts: ['ACT-THREAT'], riskFactors: ['RF-DATED'], happened: 'OLDER' }, 'IMMINENT'],
    ['a dated death threat', { acts: ['ACT-DTHREAT'], riskFactors: ['RF-DATED'], happened: 'LAST_90_DAYS' }, 'IMMINENT'],
    ['a dated attempt', { acts: ['ACT-KILLATT'], riskFactors: ['RF-DATED'], happened: 'LAST_90_DAYS' }, 'IMMINENT'],
  ])('%s', (_, said, urgency) => {
    expect(levelOf(said)).toBe(urgency);
    expect(rulesOf(said)).toContain('T1');
  });

  test.each<Row>([
    ['a summons now is not violent', { acts: ['ACT-SUMMON'], happened: 'NOW' }, 'MEDIUM'],
    ['happening now without weapons', { acts: ['ACT-SURV'], riskFactors: ['RF-NOW'], happened: 'LAST_30_DAYS' }, 'MEDIUM'],
    ['out of contact for months', { acts: ['ACT-SURV'], riskFactors: ['RF-INCOMM'], happened: 'LAST_30_DAYS' }, 'MEDIUM'],
    ['a date without a threat', { acts: ['ACT-SURV'], riskFactors: ['RF-DATED'] }, 'MEDIUM'],
  ])('not by %s', (_, said, urgency) => {
    expect(levelOf(said)).toBe(urgency);
    expect(rulesOf(said)).not.toContain('T1');
  });
});

describe('T2', () => {
  test.each<Row>([
    ['a child is the target', { acts: ['ACT-STIGMA'], targets: ['TGT-CHILD'] }, 'HIGH'],
    ['still in danger', { acts: ['ACT-STIGMA'], stillInDanger: 'YES' }, 'HIGH'],
    ['in hiding', { acts: ['ACT-STIGMA'], riskFactors: ['RF-HIDING'] }, 'HIGH'],
    ['detained', { acts: ['ACT-STIGMA'], riskFactors: ['RF-DETAINED'] }, 'HIGH'],
    ['weapons', { acts: ['ACT-STIGMA'], riskFactors: ['RF-WEAPON'] }, 'HIGH'],
    ['a threat to staff', { acts: ['ACT-THREAT'], targets: ['TGT-STAFF'] }, 'HIGH'],
    ['a summons by a security service before a date', { acts: ['ACT-SUMMON'], sources: ['SRC-INTEL'], riskFactors: ['RF-EVENT'] }, 'HIGH'],
    ['a reprisal without any act', { category: 'REPRISAL' }, 'HIGH'],
  ])('%s', (_, said, urgency) => {
    expect(levelOf(said)).toBe(urgency);
    expect(rulesOf(said)).toContain('T2');
  });

  test.each<Row>([
    ['a summons by the police before a date', { acts: ['ACT-SUMMON'], sources: ['SRC-POLICE'], riskFactors: ['RF-EVENT'] }, 'MEDIUM'],
    ['a smear against staff', { acts: ['ACT-STIGMA'], targets: ['TGT-STAFF'] }, 'LOW'],
    ['naming the first act', { category: 'REPRISAL', acts: ['ACT-STIGMA'] }, 'LOW'],
  ])('not by %s', (_, said, urgency) => {
    expect(levelOf(said)).toBe(urgency);
  });
});

describe('text only, wish, nothing', () => {
  test.each<Row>([
    ...['SMS', 'SIGNAL', 'VOICE_NOTE', 'PHONE'].flatMap((channel): Row[] => [
      [`${channel}, unsure`, { channel }, 'HIGH'], [`${channel}, other`, { channel, category: 'OTHER' }, 'HIGH'],
    ]),
    ...['WEB_FORM', 'API', 'EMAIL', 'IN_PERSON', 'PARTNER'].flatMap((channel): Row[] => [
      [`${channel}, unsure`, { channel }, 'MEDIUM'], [`${channel}, other`, { channel, category: 'OTHER' }, 'NONE'],
    ]),
    ['a wish lifts a text', { wishedUrgency: 'IMMINENT' }, 'IMMINENT'],
    ['a wish lifts a request', { category: 'COMMUNITY_REQUEST', wishedUrgency: 'LOW' }, 'LOW'],
    ['a wish never lowers', { acts: ['ACT-KILL'], wishedUrgency: 'LOW' }, 'IMMINENT'],
    ['feedback', { category: 'FEEDBACK', channel: 'SMS' }, 'NONE'],
    ['a grant request', { category: 'GRANT_REQUEST', amount: '10' }, 'NONE'],
  ])('%s', (_, said, urgency) => {
    expect(levelOf(said)).toBe(urgency);
  });

  test('every screening has a reason', () => {
    expect(rulesOf({ category: 'FEEDBACK' })).toEqual(['NONE']);
  });
});

describe('old', () => {
  test.each<Row>([
    ['a killing', { acts: ['ACT-KILL'] }, 'LOW'],
    ['a threat to staff', { acts: ['ACT-THREAT'], targets: ['TGT-STAFF'] }, 'LOW'],
    ['no step for marks or an earlier one', { acts: ['ACT-SURV'], riskFactors: ['RF-PRIOR', 'RF-WHRD', 'RF-REMOTE'] }, 'LOW'],
    ['a death threat', { acts: ['ACT-DTHREAT'] }, 'HIGH'],
    ['sexual violence', { acts: ['ACT-SEXUAL'] }, 'HIGH'],
    ['a child as target', { acts: ['ACT-SURV'], targets: ['TGT-CHILD'] }, 'HIGH'],
    ['a detained person', { acts: ['ACT-SURV'], riskFactors: ['RF-DETAINED'] }, 'HIGH'],
    ['still in danger', { acts: ['ACT-KILL'], stillInDanger: 'YES' }, 'HIGH'],
    ['the house is known', { acts: ['ACT-SURV'], riskFactors: ['RF-LOCKNOWN'] }, 'MEDIUM'],
    ['a reprisal without any act', { category: 'REPRISAL' }, 'HIGH'],
  ])('%s', (_, said, urgency) => {
    expect(levelOf({ ...said, happened: 'OLDER' })).toBe(urgency);
  });
});

describe('steps up', () => {
  test.each<Row>([
    ['earlier threats', { acts: ['ACT-STIGMA'], riskFactors: ['RF-PRIOR'] }, 'MEDIUM'],
    ['getting worse', { acts: ['ACT-SURV'], riskFactors: ['RF-ESCAL'] }, 'HIGH'],
    ['both count once', { acts: ['ACT-STIGMA'], riskFactors: ['RF-PRIOR', 'RF-ESCAL'] }, 'MEDIUM'],
    ['at most to HIGH', { acts: ['ACT-RAID'], happened: 'LAST_30_DAYS', riskFactors: ['RF-PRIOR', 'RF-ESCAL', 'RF-WHRD', 'RF-REMOTE'] }, 'HIGH'],
    ['two marks', { acts: ['ACT-STIGMA'], riskFactors: ['RF-WHRD', 'RF-REMOTE'] }, 'MEDIUM'],
    ['six marks count once', { acts: ['ACT-STIGMA'], riskFactors: ['RF-MINOR', 'RF-WHRD', 'RF-INDIG', 'RF-REMOTE', 'RF-STATE', 'RF-COLLEAGUE'] }, 'MEDIUM'],
    ['one mark is too few', { acts: ['ACT-STIGMA'], riskFactors: ['RF-REMOTE'] }, 'LOW'],
    ['woman and LGBTIQ+ are one mark', { acts: ['ACT-STIGMA'], riskFactors: ['RF-WHRD', 'RF-LGBTI'] }, 'LOW'],
    ['marginalised and no papers are one mark', { acts: ['ACT-STIGMA'], riskFactors: ['RF-INDIG', 'RF-STATUS'], targets: ['TGT-IP'] }, 'LOW'],
    ['State forces as a source are a mark', { acts: ['ACT-STIGMA'], riskFactors: ['RF-COLLEAGUE'], sources: ['SRC-MIL'] }, 'MEDIUM'],
    ['both kinds of step', { acts: ['ACT-STIGMA'], riskFactors: ['RF-PRIOR', 'RF-WHRD', 'RF-REMOTE'] }, 'HIGH'],
    ['not without a reprisal', { category: 'COMMUNITY_REQUEST', riskFactors: ['RF-PRIOR', 'RF-WHRD', 'RF-REMOTE'] }, 'NONE'],
    ['not for a text only', { riskFactors: ['RF-PRIOR'] }, 'MEDIUM'],
  ])('%s', (_, said, urgency) => {
    expect(levelOf(said)).toBe(urgency);
  });
});

describe('an addition', () => {
  const before = { urgency: 'MEDIUM', acts: ['ACT-THREAT'], reprisal: true, because: ['FLOOR:ACT-THREAT'] } as const;

  test('never goes below the level before', () => {
    expect(addition(before, aReport({ category: 'OTHER', happened: 'OLDER' }))).toMatchObject({ urgency: 'MEDIUM', reprisal: true, textOnly: false });
  });

  test('is screened with the acts already known', () => {
    expect(addition(before, aReport({ riskFactors: ['RF-DATED'] })).urgency).toBe('IMMINENT');
    expect(addition(before, aReport({ targets: ['TGT-STAFF'] })).urgency).toBe('HIGH');
  });

  test('without a date it does not make an old killing recent; with one it does', () => {
    const killing = { urgency: 'LOW', acts: ['ACT-KILL'], reprisal: true, because: ['OLD'] } as const;
    expect(addition(killing, aReport({ narrative: 'thank you' })).urgency).toBe('LOW');
    expect(addition(killing, aReport({ happened: 'LAST_3_DAYS' })).urgency).toBe('IMMINENT');
  });

  test('takes each step once', () => {
    const raised = addition(before, aReport({ riskFactors: ['RF-PRIOR'] }));
    expect(raised.urgency).toBe('HIGH');
    const low = { urgency: 'MEDIUM', acts: ['ACT-STIGMA'], reprisal: true, because: ['FLOOR:ACT-STIGMA', 'PLUS-PRIOR'] } as const;
    expect(addition(low, aReport({ riskFactors: ['RF-PRIOR'] })).urgency).toBe('MEDIUM');
  });

  test('takes codes that we do not know for what they are: nothing known', () => {
    expect(addition({ ...before, acts: ['ACT-NEW', '__proto__'] }, aReport({})).urgency).toBe('HIGH');
  });
});

test('levels are in order, raised to IMMINENT at most, never lowered', () => {
  expect(URGENCIES).toEqual(['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT']);
  expect([raise('LOW', 1), raise('HIGH', 5), raise('HIGH', -2), raise('NONE', 0)]).toEqual(['MEDIUM', 'IMMINENT', 'HIGH', 'NONE']);
  expect([highest('LOW', 'HIGH'), highest('HIGH', 'LOW')]).toEqual(['HIGH', 'HIGH']);
  expect(URGENCIES.map(laneOf)).toEqual(['normal', 'normal', 'normal', 'danger', 'danger']);
  expect(URGENCIES.map(alertModeOf)).toEqual(['NONE', 'QUEUE', 'QUEUE', 'PAGE', 'PAGE']);
});

test('rule codes reveal nothing above act codes, and each can be said in words', () => {
  const everything = screen(aReport({
    acts: [...codesOf('act_type'), 'ACT-NEW'], riskFactors: codesOf('risk_factor'), targets: codesOf('target'), sources: codesOf('alleged_source'),
    happened: 'NOW', stillInDanger: 'YES', wishedUrgency: 'LOW',
  }));
  for (const { rule } of everything.because) {
    expect(rule).toMatch(/^(T1|T2|WISH|ACT-UNREAD|PLUS-PRIOR|PLUS-MARKS|FLOOR:ACT-[A-Z]+)$/);
    expect(urgencyRuleSays(rule)).toBeDefined();
  }
  expect(urgencyRuleSays('FLOOR:ACT-KILL')).toContain(labelOf('act_type', 'ACT-KILL', 'en'));
  expect(urgencyRuleSays('constructor')).toBeUndefined();
});
