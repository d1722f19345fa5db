import { createHmac, createPrivateKey, generateKeyPairSync, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, toBinary } from '@bufbuild/protobuf';
import { ReportReceivedSchema } from '@amparo/contracts';
import { addition, readReport, screen } from '@amparo/domain';
import { parseJsonBody, publicKeyOf, receiptKeyPair, Sealer } from '@amparo/platform';
import { inRounds, type Bench, type BenchResult } from '../bench';
import { doorInternals, type AcceptReport } from '../prototypes/door-internals';
import { bodies, freshReceipt } from '../support/bodies';
import { ROOT } from '../support/results';
import { median } from '../support/statistics.rules';

const DOOR = join(ROOT, 'services', 'intake', 'dist');
const load = createRequire(join(DOOR, 'main.js'));

/** The door's own functions that no lib has. */
interface DoorFunctions {
  readReceipt(text: unknown): string;
  givesOrders(texts: readonly string[]): boolean;
  textsOf(body: unknown): string[];
  canonicalJson(body: unknown): string;
  withoutReceipts(body: unknown, receipt: string): { body: unknown; removed: boolean };
}

interface KeyOfReceipts {
  hashOf(receipt: string): Buffer;
  hashOfContent(receipt: string, content: string): Buffer;
}

/** As the door makes them. @returns the one that a proof is signed for */
function hashesOf(keys: KeyOfReceipts, receipt: string, canonical: string): Buffer {
  keys.hashOf(receipt);
  keys.hashOfContent(receipt, canonical);
  return createHmac('sha256', receipt).update('amparo proof\0').update(canonical).digest();
}

/** What the door does with a body before and after the database, step by step, on one core and without a server around it. */
export const stages: Bench = {
  title: 'steps of the accept path, each alone: time on a core a report, the database and HTTP left out',
  async run(options): Promise<BenchResult> {
    const door = doorInternals(join(DOOR, 'main.js'));
    const own: DoorFunctions = {
      ...(load('./receipts/receipt.rules.js') as Pick<DoorFunctions, 'readReceipt'>),
      ...(load('./reports/orders-in-text.rules.js') as Pick<DoorFunctions, 'givesOrders' | 'textsOf'>),
      ...(load('./reports/canonical-json.rules.js') as Pick<DoorFunctions, 'canonicalJson'>),
      ...(load('./receipts/receipt-removal.rules.js') as Pick<DoorFunctions, 'withoutReceipts'>),
    };
    const { ReceiptKey } = load('./receipts/receipt-key.js') as { ReceiptKey: new (key: Buffer) => KeyOfReceipts };
    const keys = new ReceiptKey(randomBytes(32));
    const { ProofKeys } = load('./proofs/proof-keys.js') as { ProofKeys: new (signer: { key: KeyObject; id: string }, published: []) => AcceptReport['proofKeys'] };
    const signer = generateKeyPairSync('ed25519', { privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } });
    const proofKeys = new ProofKeys({ key: createPrivateKey(signer.privateKey), id: 'bench' }, []);
    const sealer = await Sealer.fromPublicKey(publicKeyOf(randomBytes(32)));

    const round = async (): Promise<Map<string, number>> => {
      const times = new Map<string, number>();
      const timed = async <T>(name: string, work: () => T | Promise<T>): Promise<T> => {
        const before = process.cpuUsage();
        const result = await work();
        const { user, system } = process.cpuUsage(before);
        times.set(name, (times.get(name) ?? 0) + user + system);
        return result;
      };
      const count = options.quick ? 100 : 1_000;
      for (let i = 0; i < count; i++) {
        const bytes = Buffer.from(bodies.danger.before + freshReceipt() + bodies.danger.after);
        const { value } = await timed('parse the body (shape check, JSON)', () => parseJsonBody(bytes));
        const { report, odd } = await timed('read the report (domain)', () => readReport(value));
        const receipt = await timed('read the return code', () => own.readReceipt(report.receipt));
        const { body } = await timed('take return codes out of the texts', () => own.withoutReceipts(value, receipt));
        const ordersInText = await timed('look for orders in the texts', () => own.givesOrders(own.textsOf(body)));
        const proofHash = await timed('hashes of return code and body', () => hashesOf(keys, receipt, own.canonicalJson(body)));
        const { publicKey } = await timed('key pair of the return code', () => receiptKeyPair(Buffer.from(receipt)));
        const screening = await timed('screen, twice', () => (screen(report), addition({ urgency: 'NONE', reprisal: false, acts: [], because: [] }, report)));
        const id = randomUUID();
        const content = { body, receivedAt: new Date().toISOString(), reference: 'AM-0000-0000', sequence: 1, replyKey: publicKey.toString('hex') };
        await timed('seal', () => door.sealForCasework(sealer, id, content));
        await timed('sign the proof', () => proofKeys.prove(proofHash, new Date()));
        await timed('facts and event', () => {
          const facts = door.factsOf({ report, odd, ordersInText }, screening, { caseId: id, continues: undefined }, undefined);
          return toBinary(ReportReceivedSchema, create(ReportReceivedSchema, door.reportReceived(facts, { reference: 'AM-0000-0000', submissionId: id, sequence: 1 })));
        });
      }
      return new Map([...times].map(([name, us]) => [name, us / count]));
    };
    await round();
    const rounds = await inRounds(options, round);
    const names = [...(rounds[0]?.keys() ?? [])];
    const rows = names.map((name): [string, number] => [name, median(rounds.map((one) => one.get(name) ?? NaN))]);
    const sum = rows.reduce((total, [, us]) => total + us, 0);
    return {
      columns: ['step', 'CPU µs a report'],
      rows: [...rows, ['all as delivered', sum]],
      notes: [
        `Medians of ${rounds.length} rounds; each report has a return code of its own. Awaiting costs some microseconds a step.`,
      ],
      figures: rounds.map((one) => Object.fromEntries(one)),
    };
  },
};
