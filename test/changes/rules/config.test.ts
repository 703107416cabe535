import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noRules, parseRules } from '../../../src/changes/rules/config.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { plain } from '../../../src/core/words.ts';
import { holds } from '../../fuzz/holds.ts';

const example = readFileSync('docs/cooper.config.example.yml', 'utf8');

const refusal = (text: string): Refusal => {
  try {
    parseRules(text, 'cooper.config.yml');
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was taken');
};

/** Throws whatever else goes wrong. */
function outcome(text: string): 'read' | 'refused' {
  try {
    parseRules(text, 'x');
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

/** The lines of a refusal that name a fault each. */
const faultsIn = (text: string): readonly string[] =>
  plain(refusal(text).because)
    .split('\n')
    .slice(1)
    .map((line) => line.trim());

const rule = (text: string): string =>
  `people: { marcus: { slack: U0MARCUS } }\nrules:\n  - approve: { by: marcus }\n    ${text}\n`;

describe('what the file says', () => {
  it('the example is read whole', () => {
    const rules = parseRules(example, 'cooper.config.yml');
    expect(rules.people.map(({ name }) => name)).toEqual(['marcus', 'noor']);
    expect(rules.admins).toEqual([
      { is: 'person', name: 'marcus' },
      { is: 'group', id: 'S0123STORAGE' },
    ]);
    expect(rules.rules.map(({ name, does }) => [name, does.is])).toEqual([
      ["auditors' buckets", 'deny'],
      ['everyday', 'ask'],
      ['production', 'ask'],
      ['the rest', 'ask'],
    ]);
    expect(rules.rules[2]?.does).toMatchObject({
      count: 2,
      self: false,
      expiresMs: 3_600_000,
      quiet: { zone: 'Europe/Berlin', from: 1080, to: 480, days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
      breakGlass: { by: [{ is: 'person', name: 'marcus' }], postTo: 'C0123SECURITY' },
      terminal: false,
    });
    expect([rules.requestsChannel, rules.securityChannel]).toEqual(['C0123PLATFORM', 'C0123SECURITY']);
  });

  it('who asks is everyone unless the rule says so, and a rule without `when` is about everything', () => {
    const [only] = parseRules(rule(''), 'x').rules;
    expect(only).toMatchObject({
      nth: 1,
      name: null,
      when: { classes: ['A', 'B', 'C'], account: null, bucket: null, tags: null, channel: null, remedy: null },
      does: { ask: [{ is: 'everyone' }], self: false, terminal: true, count: null },
    });
  });

  it('values stay the texts that they are: no types are guessed', () => {
    const text = rule('when: { account: 012345678901, tags: { public: no, since: 2024-01-01, size: 010 } }');
    expect(parseRules(text, 'x').rules[0]?.when).toMatchObject({
      account: ['012345678901'],
      tags: [
        { key: 'public', values: ['no'] },
        { key: 'since', values: ['2024-01-01'] },
        { key: 'size', values: ['010'] },
      ],
    });
  });

  it.each(['', '# nothing yet\n', 'rules:\n  # - when:\n', 'people:\nadmins:\n'])('%j has no rules', (text) => {
    expect(parseRules(text, 'x')).toEqual(noRules('x'));
  });
});

describe('each fault is named with its line and what to write instead', () => {
  it.each<[string, string, string]>([
    ['an unknown key', 'admin: marcus', 'line 1: admin: is not known here: was it admins?'],
    ['an unknown key of a rule', rule('expire: 3h'), 'line 4: rule 1, expire: is not known here: was it expires?'],
    [
      'an unknown condition',
      rule('when: { bukket: x }'),
      'line 4: rule 1, when.bukket: is not known here: was it bucket?',
    ],
    [
      'nobody of that name',
      `${rule('')}admins: [marcos]`,
      'line 5: admins: "marcos" is nobody in people: was it marcus?',
    ],
    ['everyone approves', rule('break_glass: { by: everyone, post_to: C0SECURE }'), 'everyone may only ask'],
    ['neither deny nor approve', 'rules:\n  - name: x', 'line 2: rule 1: says neither who approves'],
    ['both', rule('deny: never'), 'line 3: rule 1, approve: the rule denies, so this would never be used'],
    ['a count of none', 'rules:\n  - approve: { by: slack:U0MARCUS, count: 0 }', 'must be a whole number from 1 to 20'],
    ['no expiry', rule('expires: none'), 'line 4: rule 1, expires: is "none", and must be a time such as 30m'],
    ['an expiry of more than a week', rule('expires: 8d'), 'from 1m to 7d'],
    ['a delay that outlasts the expiry', rule('delay: 30m'), 'is not shorter than the time to expiry (30 min)'],
    [
      'one approval for class C',
      'rules:\n  - when: { class: C }\n    approve: { by: slack:U0MARCUS, count: 1 }',
      'line 3: rule 1, approve.count: class C needs at least 2',
    ],
    ['break-glass that nobody is told', rule('break_glass: { by: marcus }'), 'has no channel to be told in'],
    ['a channel by its name', 'requests: { channel: "#platform" }', "must be a Slack channel's id"],
    ['a risk that there is not', rule('when: { risk: medium }'), 'is "medium", and must be low or high'],
    ['an empty condition', rule('when: { bucket: }'), 'rule 1, when.bucket: is nothing, and must be'],
    ['an empty list', rule('when: { bucket: [] }'), 'is an empty list: name at least one'],
    ['no tags', rule('when: { tags: {} }'), 'rule 1, when.tags: is empty'],
    ['a tag that no bucket can have', rule('when: { tags: { "a|b": x } }'), 'is no key of a tag'],
    ['a tag that would get lost', rule('when: { tags: { __proto__: x } }'), 'is no key of a tag'],
    ['a flag by a word that only JavaScript knows', rule('terminal: constructor'), 'must be true or false'],
    ['a bucket with its scheme', rule('when: { bucket: s3://x }'), "must be a bucket's name or a pattern"],
    ['no time zone', rule('quiet_hours: { zone: Berlin, from: 18:00, to: 08:00 }'), 'must be an IANA time zone'],
    ['no time', rule('quiet_hours: { zone: UTC, from: 6pm, to: 08:00 }'), 'is "6pm", and must be a time of day'],
    [
      'quiet hours that begin when they end',
      rule('quiet_hours: { zone: UTC, from: 08:00, to: 8:00 }'),
      'begins when it ends',
    ],
    ['quiet hours for ever', rule('quiet_hours: { zone: UTC, from: 00:00, to: 24:00 }'), 'never ends'],
    ['a channel that is not there', 'requests: {}', 'line 1: requests.channel: is not there, and must be'],
    ['a number that says yes', rule('terminal: yes'), 'is "yes", and must be true or false'],
    ['rules that are no list', 'rules: { deny: x }', 'must be a list of rules'],
    ['a file that is a list', '- rules', 'is a list, and must be a mapping of admins, people, rules'],
    [
      'names of rules twice',
      'rules:\n  - { name: x, deny: a }\n  - { name: x, deny: b }',
      '"x" is the name of rule 1 too',
    ],
    ['a person without identities', 'people: { noor: {} }', 'people.noor: has neither slack nor aws'],
    ['a person named as an id', 'people: { "slack:U0NOOR0": { slack: U0NOOR0 } }', 'is no name for a person'],
    ['a person who is everyone', 'people: { Everyone: { slack: U0NOOR0 } }', 'is no name for a person'],
    [
      'an identity of two',
      'people: { a: { slack: U0NOOR0 }, b: { slack: T0HOME00/U0NOOR0 } }',
      '"T0HOME00/U0NOOR0" is a\'s too',
    ],
    ['a wildcard', 'people: { a: { aws: "arn:aws:sts::111122223333:assumed-role/R/*" } }', 'has a wildcard'],
    ['a role', 'people: { a: { aws: "arn:aws:iam::111122223333:role/R" } }', 'is a role, which many may assume'],
    ['a root', 'people: { a: { aws: "arn:aws:iam::111122223333:root" } }', "is an account's root user"],
    ['an account', 'people: { a: { aws: "111122223333" } }', 'must be the ARN of an IAM user'],
    ['a service', 'people: { a: { aws: s3.amazonaws.com } }', 'must be the ARN of an IAM user'],
    ['an alias', 'rules:\n  - &a { deny: x }\n  - *a', 'line 3: *a: aliases are not read'],
    ['a key twice', 'admins: slack:U0MARCUS\nadmins: slack:U0NOOR0', 'line 2: this key is there twice'],
    ['a type', 'admins: !!int 3', 'line 1: tags (!) are not read'],
    ['two documents', 'rules: []\n---\nrules: []', 'there is a second document'],
    ['no YAML', 'rules: [', 'line 1: '],
  ])('%s', (_name, text, fault) => {
    expect(faultsIn(text)).toEqual([expect.stringContaining(fault)]);
  });

  it('all at once, in the order of their lines', () => {
    const text = [
      'people: { marcus: { slack: marcus } }',
      'rules:',
      '  - approve: { by: noor, count: many }',
      '    expires: 8d',
      '  - deny:',
      'security: C0SECURE',
    ].join('\n');
    expect(faultsIn(text).map((fault) => /^line \d+: [^:]+/.exec(fault)?.[0])).toEqual([
      'line 1: people.marcus.slack',
      'line 3: rule 1, approve.count',
      'line 3: rule 1, approve.by',
      'line 4: rule 1, expires',
      'line 5: rule 2, deny',
      'line 6: security',
    ]);
  });

  it('and says how to go on', () => {
    const { because, next } = refusal('admin: x');
    expect(plain(because)).toMatch(/^cooper\.config\.yml has a fault, so nothing may be changed by it:\n/);
    expect(plain(next)).toContain('cooper config check');
  });
});

/** Ways to break the example, each where it is written, and what must be said of it. */
const breakages: readonly (readonly [was: string, is: string, fault: string])[] = [
  ['admins: [marcus, group:S0123STORAGE]', 'admins: [markus, group:S0123STORAGE]', '"markus" is nobody'],
  ['slack: U0123NOOR00', 'slack: noor', 'must be a Slack member id'],
  ['channel: C0123PLATFORM', 'channel: platform', 'is "platform", and must be a Slack channel'],
  ['security_channel: C0123SECURITY', 'security_channel: security', 'is "security", and must be a Slack channel'],
  ['bucket: audit-*', 'bucket: audit/*', "must be a bucket's name"],
  ['deny: the auditors change these themselves', 'deny: the auditors\n    ask: marcus', 'the rule denies'],
  ['env: [prod, production]', 'env: []', 'is an empty list'],
  ['count: 2', 'count: two', 'must be a whole number'],
  ['expires: 1h', 'expires: 60', 'must be a time such as'],
  ['zone: Europe/Berlin', 'zone: Europe/Bärlin', 'must be an IANA time zone'],
  ['from: 18:00', 'from: 24:00', 'at most 23:59'],
  ['terminal: false', 'terminal: never', 'must be true or false'],
  ['delay: 5m', 'delay: 5', 'must be a time such as'],
  ['class: B', 'class: D', 'must be A or B or C'],
  ['arn:aws:iam::111122223333:user/marcus', 'arn:aws:iam::111122223333:user/*', 'has a wildcard'],
];

describe('the example, broken', () => {
  it('every fault of any set of them is named, and nothing else', () => {
    holds(
      fc.property(fc.shuffledSubarray([...breakages], { minLength: 1 }), (chosen) => {
        const text = chosen.reduce((broken, [was, is]) => broken.replace(`${was}\n`, `${is}\n`), example);
        const found = faultsIn(text);
        expect(found).toHaveLength(chosen.length);
        for (const [, , fault] of chosen) expect(found).toContainEqual(expect.stringContaining(fault));
      }),
    );
  });

  it('any text is read or refused with a reason, never anything else', () => {
    const lines = example.split('\n').filter((line) => !/^\s*#/.test(line));
    const edited = fc
      .tuple(fc.nat(lines.length - 1), fc.oneof(fc.string(), fc.constantFrom(...lines)))
      .map(([at, line]) => lines.with(at, line).join('\n'));
    holds(
      fc.property(fc.oneof(fc.string(), edited), (text) => {
        expect(outcome(text)).toMatch(/^(read|refused)$/);
      }),
    );
  });
});
