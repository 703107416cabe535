import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkpointKey, checkpointOf, compareCheckpoint } from '../../../src/changes/checkpoint/checkpoint.ts';
import { type AuditHead, headMac } from '../../../src/core/audit-chain.ts';

const auditKey = Buffer.alloc(32, 1);
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const at = new Date('2026-03-01T03:00:00.000Z');
const end = { seq: 412, hash: 'ab'.repeat(32) };
const head: AuditHead = { ...end, mac: headMac(auditKey, end) };
const none = { publicKey: null, auditKey: null };
const same = (seq: number) => (seq === head.seq ? head.hash : null);

describe('a checkpoint', () => {
  it('is named after where the log ends, so that one end has one', () => {
    const { key } = checkpointOf(head, at, null);
    expect(key).toBe('cooper-audit/000000000412-abababababababab.json');
    expect(checkpointOf(head, new Date(), privateKey).key).toBe(key);
  });

  it.each([
    ['with a key', privateKey, { publicKey, auditKey: null }, 'key'],
    ['without one', null, { publicKey: null, auditKey }, 'MAC'],
    ['with a key, by the MAC', privateKey, { publicKey: null, auditKey }, 'MAC'],
    ['that nothing can vouch for', null, none, null],
  ] as const)('%s fits the log that it is of', (_name, signer, keys, signed) => {
    const { body } = checkpointOf(head, at, signer);
    expect(compareCheckpoint(body, same, keys)).toEqual({ is: 'kept', seq: 412, at: at.toISOString(), signed });
  });

  it('shows that its row is gone, or another', () => {
    const { body } = checkpointOf(head, at, privateKey);
    const keys = { publicKey, auditKey };
    expect(compareCheckpoint(body, () => null, keys)).toMatchObject({ is: 'rewritten', seq: 412 });
    expect(compareCheckpoint(body, () => 'cd'.repeat(32), keys)).toMatchObject({ is: 'rewritten', seq: 412 });
  });

  it('is none when any character of it was changed', () => {
    const { body } = checkpointOf(head, at, privateKey);
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.string({ minLength: 0, maxLength: 1 }), (nth, other) => {
        fc.pre(body.charAt(nth) !== other);
        const changed = body.slice(0, nth) + other + body.slice(nth + 1);
        // The name of the key is a hint, which is not signed; and base64 has several spellings of the same bytes.
        fc.pre(!isHint(body, nth));
        expect(compareCheckpoint(changed, same, { publicKey, auditKey: null }).is).not.toBe('kept');
      }),
      { numRuns: 2_000 },
    );
  });

  const isHint = (body: string, nth: number) => nth >= body.indexOf('"signature"');

  it('is not believed with a signature of somebody else, or with none', () => {
    const other = generateKeyPairSync('ed25519');
    for (const body of [checkpointOf(head, at, other.privateKey).body, checkpointOf(head, at, null).body])
      expect(compareCheckpoint(body, same, { publicKey, auditKey: null })).toMatchObject({ is: 'no checkpoint' });
    const forged = checkpointOf({ ...head, mac: '00'.repeat(32) }, at, null).body;
    expect(compareCheckpoint(forged, same, { publicKey: null, auditKey })).toMatchObject({ is: 'no checkpoint' });
  });

  it.each(['', '{}', '[]', 'null', '{"is":"cooper audit checkpoint"}'])('is not %j', (text) => {
    expect(compareCheckpoint(text, same, none)).toMatchObject({ is: 'no checkpoint' });
  });
});

describe('a key for checkpoints', () => {
  it('is read from PEM, of the kind that is wanted', () => {
    const secret = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const open = String(publicKey.export({ type: 'spki', format: 'pem' }));
    expect(checkpointKey(secret, 'private')?.type).toBe('private');
    expect(checkpointKey(open, 'public')?.type).toBe('public');
    expect(checkpointKey(open, 'private')).toBeNull();
    expect(checkpointKey('nonsense', 'public')).toBeNull();
  });

  it('is no key of another algorithm', () => {
    const { publicKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(checkpointKey(String(other.export({ type: 'spki', format: 'pem' })), 'public')).toBeNull();
  });
});
