import type { ChannelName } from '../messages/message.rules';

/** How a person is reached, from the copy of the directory. */
export interface Contact {
  id: string;
  email: string;
  language: string;
  pager?: string;
}

/** One message on its way out. */
export interface Outgoing {
  /** Of the message: the same at each try, so that the other side can tell a repeat. */
  id: string;
  address: string;
  language: string;
}

/** A way out of the system. */
export interface Channel {
  readonly name: ChannelName;
  /** Where a person is reached by it, if she is. */
  addressOf(contact: Contact): string | undefined;
  /**
   * Sends; resolves once the other side has taken it.
   *
   * @param deadline after it the try is cut off
   * @throws SendFailed
   */
  send(message: Outgoing, deadline: AbortSignal): Promise<void>;
}

/** A try failed. It holds a code and nothing that the other side said: that could quote the address. */
export class SendFailed extends Error {
  /**
   * @param code short and S1, such as `smtp-550` or `ECONNREFUSED`
   * @param hostTrouble whether the host is at fault, and not this one message
   */
  constructor(
    readonly code: string,
    readonly hostTrouble: boolean,
  ) {
    super(`a message could not be sent: ${code}`);
    this.name = 'SendFailed';
  }
}
