import { setTimeout as pause } from 'node:timers/promises';
import { PutOff } from './put-off';

describe('rows of which nothing came', () => {
  it('are put off, each time longer; what failed is looked at with others no more, and tried again beside them', async () => {
    const putOff = new PutOff();
    expect([putOff.add('bad', 'FAILED'), putOff.add('untold', 'NOBODY')]).toEqual([1, 1]);
    expect([putOff.later(), putOff.again()]).toEqual([['bad', 'untold'], []]);
    await pause(130);
    expect([putOff.later(), putOff.again()]).toEqual([['bad'], ['bad']]);
    expect([putOff.add('bad', 'FAILED'), putOff.add('untold', 'NOBODY')]).toEqual([2, 2]);
    await pause(130);
    expect([putOff.later(), putOff.again()]).toEqual([['bad', 'untold'], []]);
    await pause(100);
    expect([putOff.later(), putOff.again()]).toEqual([['bad'], ['bad']]);
    putOff.forget('bad');
    expect([putOff.later(), putOff.again(), putOff.add('bad', 'FAILED')]).toEqual([[], [], 1]);
  });

  it('wait no longer where they failed and something comes of another, each once until something comes of them', () => {
    const putOff = new PutOff();
    for (const key of ['bad', 'worse']) putOff.add(key, 'FAILED');
    putOff.add('untold', 'NOBODY');
    putOff.free();
    expect([putOff.later(), putOff.again()]).toEqual([['bad', 'worse', 'untold'], ['bad', 'worse']]);
    putOff.add('worse', 'FAILED');
    putOff.free();
    expect(putOff.again()).toEqual(['bad']);
    putOff.forget('worse');
    putOff.add('worse', 'FAILED');
    putOff.free();
    expect(putOff.again()).toEqual(['bad', 'worse']);
  });
});
