import { URGENCIES } from '@amparo/domain';
import fc from 'fast-check';
import { SMALLEST_SHOWN, ofRegion, regionsToList, suppressSmall, type Cell } from './counts.rules';

const cell = (region: string, cases: number, urgency = 'HIGH'): Cell => ({ region, urgency, cases });
const shown = (total: number, cells: Cell[]) => suppressSmall(total, cells).cells.map(({ cases }) => cases);

describe('counts that may be shown', () => {
  it('withhold cells under five, zeros included, and keep the others', () => {
    expect(shown(29, [cell('LAC', 20), cell('AFR', 4), cell('ASIA', 5), cell('MENA', 0), cell('EECA', 1)])).toEqual([20, null, 5, null, null]);
  });

  it('withhold a second cell where the total would give the only small one away', () => {
    expect(shown(30, [cell('LAC', 20), cell('AFR', 3), cell('ASIA', 7)])).toEqual([20, null, null]);
  });

  it('withhold further cells where a subtraction would show that nobody reported', () => {
    expect(shown(27, [cell('LAC', 20), cell('AFR', 0), cell('ASIA', 7), cell('MENA', 0)])).toEqual([20, null, null, null]);
  });

  it('withhold a total under five', () => {
    expect(suppressSmall(4, [cell('LAC', 4)])).toEqual({ total: null, cells: [{ region: 'LAC', urgency: 'HIGH', cases: null }] });
  });

  it('list the known regions whether or not somebody reported, and a new one only when it has something to show', () => {
    expect(regionsToList([])).toEqual(expect.arrayContaining(['AFR', 'LAC', 'ASIA', 'EECA', 'MENA', 'GLOB', 'UNKNOWN']));
    expect(regionsToList(['PACIFIC', 'LAC']).filter((region) => region === 'PACIFIC' || region === 'LAC')).toEqual(['LAC', 'PACIFIC']);
    expect(suppressSmall(21, [cell('LAC', 20), cell('PACIFIC', 1)]).cells.map(({ region }) => region)).toEqual(['LAC']);
    expect(suppressSmall(40, [cell('LAC', 20), cell('PACIFIC', 20)]).cells.map(({ region }) => region)).toEqual(['LAC', 'PACIFIC']);
  });

  it('never show a number from one to four, and never leave a small one alone', () => {
    const cases = fc.array(fc.nat(12), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(cases, (numbers) => {
      const cells = numbers.map((number, i) => cell('LAC', number, URGENCIES[i % URGENCIES.length]));
      const total = numbers.reduce((sum, number) => sum + number, 0);
      const answer = suppressSmall(total, cells);
      const hidden = numbers.filter((_, i) => answer.cells[i]?.cases === null);
      expect(answer.cells.every(({ cases: count }) => count === null || count >= SMALLEST_SHOWN)).toBe(true);
      const between = hidden.reduce((sum, number) => sum + number, 0);
      expect(hidden.length === 0 || hidden.length === cells.length || (hidden.length > 1 && between >= SMALLEST_SHOWN)).toBe(true);
    }));
  });

  it('are of one region what they are of all, and no total that would give a withheld one away', () => {
    const counts = { ...suppressSmall(60, [cell('LAC', 20), cell('LAC', 3, 'LOW'), cell('AFR', 10), cell('AFR', 27, 'LOW')]), notes: ['x'] };
    expect(ofRegion(counts, 'LAC')).toEqual({ region: 'LAC', total: null, cells: [counts.cells[0], counts.cells[1]], notes: ['x'] });
    expect(ofRegion(counts, 'AFR')).toMatchObject({ total: null, cells: [{ cases: null }, { cases: 27 }] });
    expect(ofRegion({ ...counts, ...suppressSmall(30, [cell('LAC', 20), cell('LAC', 10, 'LOW')]) }, 'LAC')).toMatchObject({ total: 30 });
    expect(ofRegion(counts, 'NOWHERE')).toMatchObject({ total: null, cells: [] });
  });
});
