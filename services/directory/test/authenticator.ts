import { createHash, randomBytes, sign } from 'node:crypto';
import { freshSigningPair } from '@amparo/platform';

const UP = 0x01;
const UV = 0x04;
const AT = 0x40;

/** What a test may have the authenticator, or the browser around it, do wrong. */
export interface Faults {
  origin?: string;
  rpId?: string;
  challenge?: string;
  verified?: boolean;
  type?: string;
}

/** An authenticator in software: real P-256 keys, real signatures, a count of its own. */
export class SoftwareAuthenticator {
  private keys = freshSigningPair();
  readonly id = randomBytes(20);
  counter = 0;

  constructor(readonly origin = 'http://localhost:4000') {}

  /** The same key in other hands, with the count that it has now. */
  clone(): SoftwareAuthenticator {
    const copy = Object.assign(Object.create(SoftwareAuthenticator.prototype) as SoftwareAuthenticator, this);
    return copy;
  }

  /** As `navigator.credentials.create` answers. */
  create(options: { challenge: string; rp: { id?: string } }, faults: Faults = {}) {
    const clientData = this.clientData('webauthn.create', options.challenge, faults);
    const { x, y } = this.keys.publicKey.export({ format: 'jwk' });
    const point = (part: string | undefined) => Buffer.from(part ?? '', 'base64url');
    // COSE: kty EC2, alg ES256, crv P-256, x, y.
    const key = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), point(x), Buffer.from('225820', 'hex'), point(y)]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, key]);
    const data = Buffer.concat([this.data(options.rp.id ?? '', faults, AT), credential]);
    // CBOR: { fmt: "none", attStmt: {}, authData: bytes }.
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'), Buffer.of(data.length), data,
    ]);
    return this.answer({ clientDataJSON: clientData.toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['usb'] });
  }

  /** As `navigator.credentials.get` answers. */
  get(options: { challenge: string; rpId?: string }, faults: Faults = {}) {
    this.counter += 1;
    const clientData = this.clientData('webauthn.get', options.challenge, faults);
    const data = this.data(options.rpId ?? '', faults, 0);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    return this.answer({
      clientDataJSON: clientData.toString('base64url'), authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
    });
  }

  private answer<R extends object>(response: R) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, authenticatorAttachment: 'cross-platform', response };
  }

  private clientData(type: string, challenge: string, faults: Faults): Buffer {
    return Buffer.from(JSON.stringify({
      type: faults.type ?? type, challenge: faults.challenge ?? challenge, origin: faults.origin ?? this.origin, crossOrigin: false,
    }));
  }

  private data(rpId: string, faults: Faults, flags: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const verified = faults.verified === false ? 0 : UV;
    return Buffer.concat([createHash('sha256').update(faults.rpId ?? rpId).digest(), Buffer.of(UP | verified | flags), count]);
  }
}
