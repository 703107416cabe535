import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkpointOf } from '../../../src/changes/checkpoint/checkpoint.ts';
import { desk, from, now, verdict, verified } from './desk.ts';
import { logOf } from './log.ts';

describe('with a checkpoint', () => {
  const head = logOf(6).head;
  if (head === null) throw new Error('no head');
  const pair = generateKeyPairSync('ed25519');
  const pem = String(pair.publicKey.export({ type: 'spki', format: 'pem' }));
  const signed = checkpointOf(head, now, pair.privateKey).body;
  const files = { 'c.json': signed, 'mac.json': checkpointOf(head, now, null).body, 'key.pem': pem };

  it.each([
    ['verify --checkpoint c.json --public-key key.pem', 'its signature'],
    ['verify --checkpoint=mac.json', 'the key of the log'],
  ])('that is genuine the log is said to be the same up to there: %s, by %s', async (typed) => {
    expect(verdict(await verified(typed, desk(files)))).toMatch(
      /^ok Whole: .*Rows 1 to 6 are those of the checkpoint of 2026-03-02 00:00:00 UTC\.$/,
    );
  });

  it('shows that the whole log was written anew, with a new head', async () => {
    const other = logOf(5);
    const longer = { rows: other.rows, head: other.head };
    expect(
      verdict(await verified('verify --checkpoint c.json', { ...desk(files), source: from(longer).source })),
    ).toMatch(/^problem Rewritten: The audit log was rewritten after 2026-03-02 .*Row 6 was there then, and is gone/);
  });

  it('that nobody can vouch for proves nothing', async () => {
    const report = await verified('verify --checkpoint c.json', desk(files, { key: () => null }));
    expect(verdict(report)).toMatch(/^unknown .*can’t be told without its key/);
  });

  it.each([
    [
      'another key',
      { 'key.pem': String(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })) },
    ],
    ['another row in it', { 'c.json': signed.replace('"seq":6', '"seq":5') }],
    ['no signature', { 'c.json': files['mac.json'] }],
    ['something else in it', { 'c.json': 'hello' }],
  ])('is not believed with %s', async (_name, other) => {
    const report = await verified('verify --checkpoint c.json --public-key key.pem', desk({ ...files, ...other }));
    expect(verdict(report)).toMatch(/^unknown .*The checkpoint could not be used/);
  });

  it('asks for an Ed25519 key', async () => {
    const rsa = String(
      generateKeyPairSync('rsa', { modulusLength: 2_048 }).publicKey.export({ type: 'spki', format: 'pem' }),
    );
    await expect(verified('verify --public-key k', desk({ k: rsa }))).rejects.toThrow(/no Ed25519 public key/);
  });
});
