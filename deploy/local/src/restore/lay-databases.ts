import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Unpack } from 'tar';

/** A tar archive of PostgreSQL's ends without the two blocks of zeros that a reader waits for. */
const CLOSING = Buffer.alloc(1024);

/** Unpacks a base backup into an empty folder. @throws Error where an entry would lie outside of it, or none can be read */
export async function layDatabases(tar: Readable, folder: string): Promise<void> {
  const whole = async function* () {
    yield* tar as AsyncIterable<Buffer>;
    yield CLOSING;
  };
  await pipeline(whole, new Unpack({ cwd: folder, strict: true, preserveOwner: false, noMtime: true }));
}
