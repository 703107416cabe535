import { describe, expect, it } from 'vitest';
import { noRules } from '../../../src/changes/rules/config.ts';
import { ruleFor, type Situation } from '../../../src/changes/rules/ruling.ts';
import { absent, denied, failed, known } from '../../../src/core/fact.ts';
import { plain } from '../../../src/core/words.ts';
import { ruled, rulesOf, situation } from './situations.ts';

const asks = 'approve: { by: marcus }';
const tagged = (Value: string) => known([{ Key: 'env', Value }]);
const account = { account: '111122223333', region: 'us-east-1', bucket: null };

/** The deciding rule, or why there is none. */
function decided(text: string, of: Partial<Situation> = {}): string {
  const found = ruleFor(rulesOf(text), { ...situation, ...of });
  return found.is === 'ruled' ? found.ruling.rule : plain(found.because);
}

describe('a rule is about what all its conditions fit', () => {
  it.each<[string, string, Partial<Situation>, boolean]>([
    ['no condition', '{}', {}, true],
    ['low risk is class A', '{ risk: low }', { risk: 'A' }, true],
    ['class B is high risk', '{ risk: high }', { risk: 'B' }, true],
    ['class C is high risk', '{ risk: high }', { risk: 'C' }, true],
    ['class B is no low risk', '{ risk: low }', { risk: 'B' }, false],
    ['one of two classes', '{ class: [A, C] }', { risk: 'C' }, true],
    ['another class', '{ class: [A, C] }', { risk: 'B' }, false],
    ['risk and class that exclude each other', '{ risk: low, class: C }', { risk: 'C' }, false],
    ['the account', '{ account: 111122223333 }', {}, true],
    ['another account', '{ account: "444455556666" }', {}, false],
    ['the bucket by name', '{ bucket: cooper-media }', {}, true],
    ['a name that only begins so', '{ bucket: cooper }', {}, false],
    ['a pattern', '{ bucket: [logs-*, "cooper-?edia"] }', {}, true],
    ['another pattern', '{ bucket: "*-logs" }', {}, false],
    ['any bucket, for an account', '{ bucket: "*" }', { place: account }, false],
    ['the remedy', '{ remedy: [require-tls, block-public-access] }', {}, true],
    ['another remedy', '{ remedy: require-tls }', {}, false],
    ['the channel', '{ channel: C0MEDIA }', {}, true],
    ['another channel', '{ channel: C0OTHER }', {}, false],
    ['a channel, in a terminal', '{ channel: C0MEDIA }', { face: 'terminal', channel: null }, false],
    ['a tag', '{ tags: { env: prod } }', { tags: tagged('prod') }, true],
    ['one of its values', '{ tags: { env: [dev, "prod*"] } }', { tags: tagged('production') }, true],
    ['another value', '{ tags: { env: prod } }', { tags: tagged('dev') }, false],
    ['another spelling of the value', '{ tags: { env: prod } }', { tags: tagged('Prod') }, false],
    ['one of two tags', '{ tags: { env: prod, data: pii } }', { tags: tagged('prod') }, false],
    ['no tags', '{ tags: { env: prod } }', { tags: absent }, false],
    ['tags, for an account', '{ tags: { env: prod } }', { place: account, tags: denied('s3:GetBucketTagging') }, false],
    ['all but one', '{ risk: high, bucket: cooper-*, account: "444455556666" }', {}, false],
  ])('%s', (_name, when, of, fits) => {
    expect(decided(`rules: [{ when: ${when}, ${asks} }]`, of)).toMatch(fits ? /^rule 1$/ : /^No rule of /);
  });
});

describe('which rule decides', () => {
  it('the first that fits', () => {
    const text = `rules:\n  - { when: { bucket: logs }, ${asks} }\n  - { name: two, when: { risk: high }, ${asks} }\n  - { name: three, ${asks} }`;
    expect(decided(text)).toBe('two');
    expect(decided(text, { risk: 'A' })).toBe('three');
  });

  it('a denial wins, wherever it stands', () => {
    const text = `rules:\n  - { ${asks} }\n  - { name: hands off, when: { bucket: cooper-* }, deny: the auditors do that. }`;
    expect(decided(text)).toBe('The rules forbid this (hands off of cooper.config.yml): the auditors do that.');
    expect(decided(text, { place: { ...account, bucket: 'logs' } })).toBe('rule 1');
  });

  it('none: nobody may, and it says who can change that', () => {
    const found = ruleFor(rulesOf(`admins: marcus\nrules: [{ when: { risk: low }, ${asks} }]`), situation);
    expect(found).toMatchObject({ is: 'refused' });
    expect(found.is === 'refused' && [plain(found.because), plain(found.next)]).toEqual([
      'No rule of cooper.config.yml lets anybody make this change: block-public-access (class B, high risk) on cooper-media.',
      'An admin (marcus) can add a rule for it; cooper config check shows what the rules say now.',
    ]);
  });

  it('no file: nothing can be changed, and it says how to begin', () => {
    const found = ruleFor(noRules('cooper.config.yml'), situation);
    expect(found.is === 'refused' && plain(found.because)).toMatch(/^Nothing can be changed yet: cooper\.config\.yml/);
    expect(found.is === 'refused' && plain(found.next)).toMatch(/cooper\.config\.example\.yml.*cooper config check/);
  });
});

describe('tags that can’t be read', () => {
  const tags = denied('s3:GetBucketTagging');

  it('refuse, and name the permission that would show them', () => {
    const found = ruleFor(rulesOf(`rules: [{ when: { tags: { env: prod } }, ${asks} }, { ${asks} }]`), {
      ...situation,
      tags,
    });
    expect(found.is === 'refused' && [plain(found.because), plain(found.next)]).toEqual([
      'Whether rule 1 is about cooper-media hangs on its tags, and Cooper may not read them (s3:GetBucketTagging).',
      'Allow s3:GetBucketTagging on cooper-media to the role that Cooper reads with, and ask again.',
    ]);
  });

  it('refuse where a denial hangs on them, though an earlier rule fits', () => {
    const text = `rules: [{ ${asks} }, { when: { tags: { env: prod } }, deny: no }]`;
    expect(decided(text, { tags })).toMatch(/^Whether rule 2 is about/);
    expect(decided(text, { tags: failed('throttled', 'SlowDown') })).toMatch(
      /reading them failed \(throttled\): SlowDown\./,
    );
    expect(decided(text, { tags: absent })).toBe('rule 1');
  });

  it('do not matter where an earlier rule decides, or the rule is about something else', () => {
    expect(decided(`rules: [{ ${asks} }, { when: { tags: { env: prod } }, ${asks} }]`, { tags })).toBe('rule 1');
    expect(decided(`rules: [{ when: { risk: low, tags: { env: prod } }, deny: no }, { ${asks} }]`, { tags })).toBe(
      'rule 2',
    );
  });
});

describe('what a ruling demands', () => {
  const [minute, hour] = [60_000, 3_600_000];

  it.each<[string, string, Situation['risk'], object]>([
    ['low risk', asks, 'A', { count: 1, expiresMs: 8 * hour, delayMs: 0, self: false }],
    ['high risk', asks, 'B', { count: 2, expiresMs: 30 * minute, delayMs: 0 }],
    ['class C waits ten minutes', asks, 'C', { count: 2, expiresMs: 30 * minute, delayMs: 10 * minute }],
    ['one approver is enough for B if said', 'approve: { by: marcus, count: 1 }', 'B', { count: 1 }],
    ['but never for C', 'approve: { by: marcus, count: 1 }', 'C', { count: 2 }],
    ['more for C if said', 'approve: { by: marcus, count: 3 }', 'C', { count: 3 }],
    ['a shorter wait for C does not count', `${asks}, delay: 2m`, 'C', { delayMs: 10 * minute }],
    ['a longer one does', `${asks}, delay: 20m`, 'C', { delayMs: 20 * minute }],
    ['expiry as said', `${asks}, expires: 2d`, 'B', { expiresMs: 48 * hour }],
    ['one’s own approval, if said', 'approve: { by: marcus, self: true }', 'A', { self: true }],
  ])('%s', (_name, does, risk, demanded) => {
    expect(ruled(rulesOf(`rules: [{ ${does} }]`), { risk })).toMatchObject(demanded);
  });

  it('`terminal: false` refuses what is asked in a terminal, and only that', () => {
    const text = `rules: [{ ${asks}, terminal: false }]`;
    expect(decided(text, { face: 'terminal', channel: null })).toMatch(
      /^Such changes are not asked for from a terminal/,
    );
    expect(decided(text)).toBe('rule 1');
  });

  it('break-glass is told in the security channel, unless the rule names one', () => {
    const text = (glass: string) => `security_channel: C0SECURE\nrules: [{ ${asks}, break_glass: ${glass} }]`;
    expect(ruled(rulesOf(text('{ by: marcus }'))).breakGlass?.postTo).toBe('C0SECURE');
    expect(ruled(rulesOf(text('{ by: marcus, post_to: C0MEDIA }'))).breakGlass?.postTo).toBe('C0MEDIA');
  });
});
