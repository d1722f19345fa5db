import { AT_ONCE, inParts, type Waiting } from './names.rules';

const waits = (id: string, told: Waiting['told'] = () => undefined): Waiting => ({ id, told, failed: () => undefined });

test('names are asked for once each, in calls that are not too large', () => {
  const ids = Array.from({ length: AT_ONCE + 1 }, (_, at) => `p-${at}`);
  const parts = inParts([...ids, ...ids].map((id) => waits(id)));
  expect(parts.map((part) => part.length)).toEqual([AT_ONCE, 1]);
  expect(parts.flat().map(({ id }) => id)).toEqual(ids);
});

test('everybody who asked for a name is told it', () => {
  const told: string[] = [];
  const [part] = inParts([waits('ana', (name) => told.push(`one ${name}`)), waits('ana', (name) => told.push(`other ${name}`)), waits('ana', (name) => told.push(`third ${name}`))]);
  part?.[0]?.told('Ana');
  expect(told).toEqual(['one Ana', 'other Ana', 'third Ana']);
});
