import { setTimeout as pause } from 'node:timers/promises';
import { PutOff } from './put-off';

describe('rows of which nothing came', () => {
  it('are put off, each time longer; what failed is looked at with others no more, and tried again on its own', async () => {
    const putOff = new PutOff();
    expect([putOff.add('bad', 'FAILED'), putOff.add('untold', 'NOBODY')]).toEqual([1, 1]);
    expect([putOff.later(), putOff.again(9)]).toEqual([['bad', 'untold'], []]);
    await pause(130);
    expect([putOff.later(), putOff.again(9), putOff.again(0)]).toEqual([['bad'], ['bad'], []]);
    expect([putOff.add('bad', 'FAILED'), putOff.add('untold', 'NOBODY')]).toEqual([2, 2]);
    await pause(130);
    expect([putOff.later(), putOff.again(9)]).toEqual([['bad', 'untold'], []]);
    await pause(100);
    expect([putOff.later(), putOff.again(9)]).toEqual([['bad'], ['bad']]);
    putOff.forget('bad');
    expect([putOff.later(), putOff.again(9), putOff.add('bad', 'FAILED')]).toEqual([[], [], 1]);
  });
});
