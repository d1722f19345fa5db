/**
 * Why a service does not start. Its message is written by us for the person at the console: it names the setting that
 * is wrong, and never the setting's value, which may be a secret. It is the only kind of error whose message is logged.
 */
export class StartError extends Error {
  /**
   * @param code stable, for programs, such as `config.invalid`
   * @param message what to do, in a sentence
   */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'StartError';
  }
}
