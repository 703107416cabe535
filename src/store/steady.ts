import pg from 'pg';

/**
 * A connection that breaks fails whatever waits for its answer, which is enough: unheard, its own event would end the
 * process as well. Pools listen only to those that nobody uses.
 */
export class Steady extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
