import { createRequire } from 'node:module';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkOut } from '../memory/checkout';
import { makePlace, type BenchSystem } from '../support/bench-system';
import type { Contender } from './contenders';

/** The bench of another commit, as far as it is needed here. */
interface OtherBench {
  startDoorOnly(name: string): Promise<{ system: BenchSystem; socket: string }>;
  door(system: BenchSystem, socket: string, name: string, design: { sealing: string }): Omit<Contender, 'system'>;
  PRODUCT: { sealing: string };
}

/** The door of another commit, built and started by that commit's own bench, on a database server of its own. */
export interface OtherDoor {
  commit: string;
  contender(name: string, sealing: 'product' | 'off'): Contender;
  stop(): Promise<void>;
}

/** @throws Error where there is no such commit, it cannot be built, or its bench knows no door */
export async function startOtherDoor(ref: string): Promise<OtherDoor> {
  const place = makePlace('other-door');
  const undo: (() => unknown)[] = [() => rmSync(place, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const { root, commit, remove } = checkOut(ref, place);
    undo.push(remove);
    const { startDoorOnly, door, PRODUCT } = benchOf(root);
    const { system, socket } = await startDoorOnly(`accept-${commit}`);
    undo.push(() => system.stop());
    return { commit, stop, contender: (name, sealing) => ({ ...door(system, socket, name, { ...PRODUCT, sealing }), system }) };
  } catch (error) {
    await stop();
    throw new Error(`The door of ${ref} could not be started`, { cause: error });
  }
}

function benchOf(root: string): OtherBench {
  const load = createRequire(join(root, 'e2e', 'dist', 'bench', 'main.js'));
  return {
    ...(load('./accept/accept.bench.js') as Pick<OtherBench, 'startDoorOnly'>),
    ...(load('./accept/contenders.js') as Pick<OtherBench, 'door'>),
    ...(load('./prototypes/design.js') as Pick<OtherBench, 'PRODUCT'>),
  };
}
