import { Database, openDatabase } from '@amparo/persistence';

/** The pool of the role that may look a conversation up by its return code, and see nothing else. */
export class LookupDatabase extends Database {
  /** @throws the driver's error when the database does not answer */
  static async open(url: string): Promise<LookupDatabase> {
    const opened = await openDatabase({ url, name: 'intake lookup', entities: [], poolSize: 5 });
    return new LookupDatabase(opened.dataSource);
  }

  /** Called by Nest when the service ends. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

/** The pool of the role that may read sealed envelopes, to hand them over. */
export class HandoverDatabase extends Database {
  /** @throws the driver's error when the database does not answer */
  static async open(url: string): Promise<HandoverDatabase> {
    const opened = await openDatabase({ url, name: 'intake handover', entities: [], poolSize: 5 });
    return new HandoverDatabase(opened.dataSource);
  }

  /** Called by Nest when the service ends. */
  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}
