import { holds, pageOf } from './page.rules';

const rows = ['b', 'á', 'Z', 'a10', 'a9'].map((name, place) => ({ id: `${place}`, name }));
const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);
const by = ({ name }: { name: string }) => name;

describe('A page of a list', () => {
  it('is sorted by the reader’s alphabet, numbers as numbers, and cut', () => {
    expect(names(pageOf(rows, by, { page: 1, size: 10, descending: false }, 'es'))).toEqual(['á', 'a9', 'a10', 'b', 'Z']);
    expect(pageOf(rows, by, { page: 2, size: 2, descending: true }, 'es')).toMatchObject({ total: 5, page: 2, items: [{ name: 'a10' }, { name: 'a9' }] });
    expect(names(pageOf(rows, by, { page: 4, size: 2, descending: false }, 'es'))).toEqual([]);
  });

  it('has one order for equal ones, and a language that nobody knows is no error', () => {
    const equal = [{ id: '2', name: 'x' }, { id: '1', name: 'x' }];
    expect(pageOf(equal, by, { page: 1, size: 10, descending: false }, 'not a language').items.map(({ id }) => id)).toEqual(['1', '2']);
  });
});

it('finds a text in another whatever the case and the accents', () => {
  expect(holds(['Ángela First', undefined], ' angela f')).toBe(true);
  expect(holds(['Ángela First'], 'second')).toBe(false);
});
