import { Readable } from 'node:stream';
import { Unpack } from 'tar';

/** A tar archive of PostgreSQL's ends without the two blocks of zeros that a reader waits for. */
const CLOSING = Buffer.alloc(1024);

/** Unpacks a base backup into an empty folder. @throws Error where an entry would lie outside of it, or none can be read */
export async function layDatabases(tar: Readable, folder: string): Promise<void> {
  const whole = Readable.from((async function* () {
    yield* tar as AsyncIterable<Buffer>;
    yield CLOSING;
  })(), { objectMode: false });
  const unpack = new Unpack({ cwd: folder, strict: true, preserveOwner: false, noMtime: true });
  try {
    // Not `pipeline`: it waits for ever where a stream that is none of Node's says within `end()` that it is done.
    await new Promise<void>((resolve, reject) => {
      unpack.once('close', resolve).once('error', reject);
      whole.once('error', reject).pipe(unpack);
    });
  } finally {
    whole.destroy();
    tar.destroy();
  }
}
