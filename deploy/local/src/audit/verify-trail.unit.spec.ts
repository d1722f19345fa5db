import { genesisOf, hashOf, type TrailRow } from '@amparo/persistence';
import { freshSigningPair, readAnchors, signedAnchor } from '@amparo/platform';
import { inWords, verifyTrail, type FetchTrail } from './verify-trail';

const { privateKey, publicKey } = freshSigningPair();
const keys = new Map([['casework', publicKey]]);

/** A trail of so many rows. @param forge changes a row before the chain is made over all of them */
function aTrail(length: number, forge: (row: Omit<TrailRow, 'hash'>) => Omit<TrailRow, 'hash'> = (row) => row): TrailRow[] {
  let previous = genesisOf('casework').toString('hex');
  return Array.from({ length }, (_, n) => {
    const row = forge({ sequence: String(n + 1), at: '1767225600000000', person: `p-${n}`, session: '', action: 'case.list', caseId: null, about: null, purpose: '', detail: [] });
    previous = hashOf(previous, row);
    return { ...row, hash: previous };
  });
}

/** Gives a trail in parts of three, as a service does; one more row is added before each part. */
const given = (rows: readonly TrailRow[], known = rows.length): FetchTrail => {
  let there = known;
  return async (_service, after) => {
    const { sequence, hash } = rows[there - 1] ?? { sequence: '0', hash: genesisOf('casework').toString('hex') };
    there = Math.min(rows.length, there + 1);
    return { head: { sequence, hash }, rows: rows.slice(0, there).filter((row) => Number(row.sequence) > Number(after)).slice(0, 3) };
  };
};
const anchorAt = (rows: readonly TrailRow[], n: number) => signedAnchor({ service: 'casework', sequence: String(n), hash: rows[n - 1]!.hash, at: '2026-01-01T00:00:00.000Z' }, privateKey);
const faultsOf = async (fetch: FetchTrail, anchors = [anchorAt(aTrail(10), 4), anchorAt(aTrail(10), 8)]) => inWords(await verifyTrail('casework', fetch, anchors, keys));

it('a trail is whole that is, also while rows are added to it', async () => {
  const rows = aTrail(10);
  expect(await faultsOf(given(rows))).toEqual([`casework     whole   10 rows, end ${rows[9]!.hash}, 2 anchors agree`]);
  expect(await faultsOf(given(rows, 8))).toEqual([expect.stringMatching(/whole {3}10 rows/)]);
  expect(await faultsOf(given([]), [])).toEqual([expect.stringMatching(/whole {3}0 rows/)]);
});

it('of a broken one is said what is wrong, and where', async () => {
  const rows = aTrail(10);
  const edited = rows.map((row) => (row.sequence === '6' ? { ...row, person: 'nobody' } : row));
  expect(await faultsOf(given(edited))).toEqual([expect.stringMatching(/BROKEN {2}row 6 is not as it was written/)]);
  expect(await faultsOf(given(rows.filter(({ sequence }) => sequence !== '5')))).toEqual([expect.stringMatching(/BROKEN {2}rows 5 to 5 are gone/)]);
  expect(await faultsOf(given(rows.slice(0, 6)))).toEqual([expect.stringMatching(/BROKEN {2}the end is cut: rows 7 to 8 are gone/)]);
  const rewritten = aTrail(10, (row) => (row.sequence === '6' ? { ...row, person: 'nobody' } : row));
  expect(await faultsOf(given(rewritten))).toEqual([expect.stringMatching(/BROKEN {2}row 8 is another one than was anchored: rewritten somewhere after row 4/)]);
  expect(await faultsOf(given(rewritten), [])).toEqual([expect.stringMatching(/whole/)]);
});

it('of one whose beginning was taken away is said that it is gone, and what was done to the rest', async () => {
  const rows = aTrail(10);
  const gone = /BROKEN {2}rows 1 to 5 are gone/;
  expect(await faultsOf(given(rows.slice(5), 5))).toEqual([expect.stringMatching(gone)]);
  const edited = rows.map((row) => (row.sequence === '7' ? { ...row, person: 'nobody' } : row));
  expect(await faultsOf(given(edited.slice(5), 5))).toEqual([expect.stringMatching(gone), expect.stringMatching(/BROKEN {2}row 7 is not as it was written/)]);
  expect(await faultsOf(given(rows.slice(5, 7), 2))).toEqual([expect.stringMatching(gone), expect.stringMatching(/BROKEN {2}the end is cut: rows 8 to 8 are gone/)]);
});

it('an anchor that the service did not sign proves nothing, and is told of', async () => {
  const rewritten = aTrail(10, (row) => ({ ...row, person: 'nobody' }));
  const { privateKey: another } = freshSigningPair();
  const forged = signedAnchor({ service: 'casework', sequence: '8', hash: rewritten[7]!.hash, at: '2026-01-01T00:00:00.000Z' }, another);
  expect(await faultsOf(given(rewritten), [forged])).toEqual([expect.stringMatching(/BROKEN {2}1 anchors are not signed by casework/)]);
});

it('anchors are read from files and from mails as they came', async () => {
  const anchor = anchorAt(aTrail(10), 8);
  const mail = `From: amparo\r\n\r\ncasework 8 ${anchor.hash}\r\ncasework 9 nothing\r\n{"service":1}\r\n{broken\r\n`;
  const { signature: _signature, at: _at, ...bare } = anchor;
  expect(readAnchors(`${JSON.stringify(anchor)}\n${mail}`)).toEqual([anchor, bare]);
  const rewritten = aTrail(10, (row) => ({ ...row, person: 'nobody' }));
  expect(inWords(await verifyTrail('casework', given(rewritten), readAnchors(mail), keys))).toEqual([expect.stringMatching(/BROKEN {2}row 8 is another one/)]);
});
