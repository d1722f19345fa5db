import type { CDPSession, Page } from 'playwright-core';

/** A security key of Chromium's own making (WebAuthn virtual authenticator): it signs as a real one does, and asks nobody. */
export class VirtualKey {
  private constructor(
    private readonly debugging: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  /** A fresh key at one page, that knows its owner by a PIN or a finger. */
  static async plugInto(page: Page): Promise<VirtualKey> {
    const debugging = await page.context().newCDPSession(page);
    await debugging.send('WebAuthn.enable');
    const { authenticatorId } = await debugging.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    return new VirtualKey(debugging, authenticatorId);
  }

  /** Who touches it from now on: a stranger has neither PIN nor finger. */
  async isHeldBy(who: 'its owner' | 'a stranger'): Promise<void> {
    await this.debugging.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified: who === 'its owner' });
  }

  /** How often each credential on it has signed. */
  async counts(): Promise<number[]> {
    const { credentials } = await this.debugging.send('WebAuthn.getCredentials', { authenticatorId: this.authenticatorId });
    return credentials.map(({ signCount }) => signCount);
  }
}
