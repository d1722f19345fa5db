import { AuditTrail, migrate, openDatabase, serviceRoles, TrailCheck, type Database, type TrailRow } from '@amparo/persistence';
import { serviceDatabase, type ServiceDatabase } from '@amparo/testing';
import { entities, migrations } from '../db/schema';
import { CreateAudit1766100000000 } from '../db/migrations/1766100000000-create-audit';
import { SignInEntity } from '../sign-in/sign-in.entity';
import { AccountChangeEntity } from './account-change.entity';

const at = new Date(Date.UTC(2026, 0, 1));

describe('the audit trail of the directory', () => {
  let made: ServiceDatabase;
  let auditor: Database;
  const rows = (): Promise<TrailRow[]> => new AuditTrail(auditor).rows('0', 1_000);
  const said = async () => (await rows()).map(({ person, action, about, purpose, detail }) => [person, action, about, purpose, ...detail].join(' '));
  const change = (what: AccountChangeEntity['what']) => ({ at, person: 'hana', by: 'admin-1', what });

  beforeEach(async () => {
    made = await serviceDatabase('directory', { entities, migrations });
    auditor = await openDatabase({ url: made.urlOf('auditor'), name: 'auditor', entities: [], poolSize: 1 });
  });
  afterEach(async () => {
    await auditor.close();
    await made.drop();
  });

  it('has what was done to accounts and to the directory, and who signed in, by itself', async () => {
    await made.database.transaction(async (tx) => {
      await tx.insert(AccountChangeEntity, change('INVITED'));
      await tx.query(`INSERT INTO versions (version, actor, at) VALUES (7, 'person:admin-1', $1)`, [at]);
      await tx.query(`INSERT INTO directory_changes VALUES (7, 'admin-1', 'ROLE_GIVEN', 'hana', '{"role": "AUDITOR"}')`);
      await tx.insert(SignInEntity, { at, person: 'hana', step: 'TOTP', outcome: 'SIGNED_IN' });
      await tx.insert(SignInEntity, { at, person: 'hana', step: 'WEBAUTHN', outcome: 'CLONED' });
      await tx.insert(SignInEntity, { at, person: null, step: 'PASSWORD', outcome: 'REFUSED' });
    });
    expect((await said()).sort()).toEqual([
      'admin-1 account.invited hana ', 'admin-1 directory.role_given hana  version 7 detail {"role": "AUDITOR"}', 'hana sign-in.cloned  WEBAUTHN', 'hana sign-in.signed_in  TOTP',
      'person:admin-1 directory.version 7 ',
    ]);
    const check = new TrailCheck('directory');
    for (const row of await rows()) check.add(row);
    expect(check.end().faults).toEqual([]);
  });

  it('has nothing of what was undone, and undoes what it cannot write', async () => {
    await made.database.transaction(async (tx) => {
      await tx.insert(AccountChangeEntity, change('INVITED'));
      throw new Error('undone');
    }).catch(() => undefined);
    await made.asAdministrator('REVOKE INSERT ON audit FROM amparo_directory_app; REVOKE INSERT (at, person, session, action, case_id, about, purpose, detail) ON audit FROM amparo_directory_app');
    await expect(made.database.transaction((tx) => tx.insert(AccountChangeEntity, change('CLOSED')))).rejects.toMatchObject({ code: '42501' });
    expect([await said(), await made.database.query('SELECT 1 FROM account_changes')]).toEqual([[], []]);
  });

  it('is held by nobody who waits for something else: changes side by side do not hold each other up', async () => {
    await made.database.transaction(async (first) => {
      await first.insert(AccountChangeEntity, change('INVITED'));
      // Another comes and goes while the first is under way.
      await made.database.transaction((second) => second.insert(AccountChangeEntity, change('OPENED')));
    });
    expect((await said()).map((line) => line.split(' ')[1])).toEqual(['account.opened', 'account.invited']);
  });

  it('begins with what was known before there was one, in its order', async () => {
    const before = await serviceDatabase('directory', { entities, migrations: migrations.filter((one) => one !== CreateAudit1766100000000) });
    try {
      await before.database.query(`INSERT INTO account_changes (at, person, by, what) VALUES ($1, 'b', 'admin-1', 'OPENED'), ($2, 'a', 'admin-1', 'INVITED')`, [new Date(at.getTime() + 1_000), at]);
      await before.database.query(`INSERT INTO sign_ins (at, person, step, outcome) VALUES ($1, 'a', 'TOTP', 'SIGNED_IN')`, [new Date(at.getTime() + 500)]);
      const again = await trailMadeNow(before);
      const check = new TrailCheck('directory');
      for (const row of again) check.add(row);
      expect([again.map(({ action }) => action), check.end().faults]).toEqual([['account.invited', 'sign-in.signed_in', 'account.opened'], []]);
    } finally {
      await before.drop();
    }
  });
});

/** The trail of a database that gets it now. */
async function trailMadeNow(before: ServiceDatabase): Promise<TrailRow[]> {
  await migrate({ url: before.urlOf('migrator'), ownerRole: serviceRoles('directory').owner, migrations });
  const auditor = await openDatabase({ url: before.urlOf('auditor'), name: 'auditor', entities: [], poolSize: 1 });
  try {
    return await new AuditTrail(auditor).rows('0', 1_000);
  } finally {
    await auditor.close();
  }
}
