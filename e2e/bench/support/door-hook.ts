import { request } from 'node:http';
import type { DoorOrder, DoorUsage } from '../prototypes/design';
import { builtModule } from './results';

/** The module that the door loads first. */
export const DOOR_HOOK = builtModule('preload', 'door-hook.js');

/** Tells the hook in the door's process what to do. @param path of its socket */
export function tellDoor(path: string, order: DoorOrder): Promise<DoorUsage> {
  return tellHook(path, order);
}

/** Tells a hook in some process what to do. @param path of its socket @returns what it answers */
export function tellHook<A>(path: string, order: object): Promise<A> {
  return new Promise((done, fail) => {
    const asked = request({ socketPath: path, method: 'POST', path: '/' }, (response) => {
      let text = '';
      response.on('data', (part) => (text += String(part)));
      response.on('end', () => (response.statusCode === 200 ? done(JSON.parse(text) as A) : fail(new Error(text))));
    });
    asked.on('error', fail);
    asked.end(JSON.stringify(order));
  });
}
