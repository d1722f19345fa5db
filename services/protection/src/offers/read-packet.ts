import { namedIn, type Subject } from '@amparo/domain';
import { reach } from '@amparo/messaging';
import { Database, SealedFields, auditInChange } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { FindRefused } from '../consents/find-refused';
import { MoveReferral } from '../needs/move-referral';
import { packetPlace } from '../needs/packet';
import { urgencyOf } from '../routing/level.rules';
import type { PacketShown } from './offers.dto';
import { packetAbsent, SeeOffer } from './see-offer';

/**
 * What was released, to somebody of the organisation: consent is asked again now, under the lock of the case, and who reads what is
 * committed before it is answered.
 */
@Injectable()
export class ReadPacket {
  constructor(
    private readonly database: Database,
    private readonly seeOffer: SeeOffer,
    private readonly moveReferral: MoveReferral,
    private readonly fields: SealedFields,
    private readonly refused: FindRefused,
  ) {}

  /** @throws Refusal `referral.absent`, `packet.absent` where nothing was released, it is over, or nobody agrees to it any more */
  async run(subject: Subject, referralId: string): Promise<PacketShown> {
    const { said, status, until } = await this.database.transaction(async (tx) => {
      const { referral, known, now, fields = [], until: held = now } = await this.seeOffer.run(tx, subject, 'packet.read', referralId);
      const first = referral.status === 'RELEASED';
      if (first) await this.moveReferral.run(tx, referral, known, { to: 'SENT', at: now, actor: subject.person, urgency: urgencyOf(known) });
      const { caseId: of } = referral;
      await tx.query('INSERT INTO packet_reads (referral_id, case_id, person, at, fields) VALUES ($1, $2, $3, $4, $5)', [referralId, of, subject.person, now, fields]);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'packet.read', caseId: of, about: referralId, purpose: 'SHARING', detail: [...fields] });
      const [packet] = await tx.query<[{ sealed: Buffer }]>('SELECT sealed FROM packets WHERE referral_id = $1', [referralId]);
      const opened = JSON.parse((await this.fields.ofCase(tx, of)).open(packet.sealed, packetPlace(referralId)).toString('utf8')) as PacketShown['fields'];
      // At delivery as at release (guide 4.4, rules 4 and 8): whoever does not agree is in nothing that is read.
      if (namedIn(Object.values(opened), await this.refused.run(tx, of)).length > 0) throw packetAbsent();
      return { said: opened, status: first ? ('SENT' as const) : referral.status, until: held };
    });
    await reach('referral.after-commit', 'SENT');
    return { referralId, status, until, fields: said };
  }
}
