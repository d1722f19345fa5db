import type { FaultPoint } from '../faults';

const hook = Symbol.for('amparo.faults');

/** Does something whenever the delivery path comes to a point, until the returned function is called. */
export function at(point: FaultPoint, act: () => Promise<void>): () => void {
  const place = globalThis as { [hook]?: (reached: FaultPoint) => Promise<void> };
  place[hook] = async (reached) => {
    if (reached === point) await act();
  };
  return () => {
    delete place[hook];
  };
}

/** Something that waits until it is let go. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((done) => {
    open = done;
  });
  return { opened, open };
}
