import { GetBucketPolicyCommand } from '@aws-sdk/client-s3';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsFor } from '../../src/aws/clients.ts';
import { ask } from '../../src/commands/ask.ts';
import type { Deps } from '../../src/commands/deps.ts';
import type { Offer, Report } from '../../src/core/report.ts';
import type { PolicyDocument, PolicyStatement } from '../../src/core/settings.ts';
import { sameSetting } from '../../src/core/same-setting.ts';
import { role } from '../../src/sandbox/aws/services/iam/seed.ts';
import type { State } from '../../src/sandbox/aws/state.ts';
import { message } from '../../src/slack/blocks/message.ts';
import { asTyped } from '../../src/terminal/as-typed.ts';
import { render } from '../../src/terminal/render.ts';
import { drive, type Driver } from '../changes/driver.ts';
import { account, asker, old, startWorld, withBuckets, type World } from '../changes/world.ts';
import { policyOf } from '../facts.ts';
import { faults, readable } from '../slack/blocks/payload.ts';

const partner = '444455556666';
const reader = (of: string) => `arn:aws:iam::${of}:role/reader`;
const objects = (name: string) => `arn:aws:s3:::${name}/*`;
const allow = (name: string, who: string): PolicyStatement => ({
  Sid: 'Readers',
  Effect: 'Allow',
  Principal: { AWS: who },
  Action: 's3:GetObject',
  Resource: objects(name),
});
const block = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
const held = (name: string, policy?: PolicyDocument) =>
  old(name, {
    publicAccessBlock: block,
    ownershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    objects: [{ key: 'a.csv', size: 9 }],
    ...(policy && { policy }),
  });

/** A name that a shell, Slack and a terminal would each make something else of. */
const odd = 'arn:aws:s3:::awkward/it\'s "a" & <b> $HOME `id` \\ é\u{202e} !!';

const seeded = withBuckets(
  held('denying', policyOf({ ...allow('denying', '*'), Sid: "Not now, it's late", Effect: 'Deny' })),
  held('silent'),
  held('naming', policyOf(allow('naming', `arn:aws:iam::${partner}:role/other`), allow('naming', reader(account)))),
  held('lacking'),
  held('awkward', policyOf({ ...allow('awkward', '*'), Effect: 'Deny', Resource: [objects('awkward'), odd] })),
);

function people(state: State): void {
  const inline = { read: policyOf({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) };
  for (const of of [account, partner]) role(state, { account: of, name: 'reader', inline });
  role(state, { account: partner, name: 'CooperRead' });
  role(state, { account: partner, name: 'other' });
}

let world: World;
let of: Driver;
let deps: Deps;

beforeAll(async () => {
  world = await startWorld({ seed: (state) => (seeded(state), people(state)) });
  of = drive(world);
  const { log, now } = world.deps;
  const aws = awsFor({
    endpoint: world.aws.url,
    region: 'us-east-1',
    credentials: { accessKeyId: account, secretAccessKey: 'x' },
    readRoles: { [partner]: `arn:aws:iam::${partner}:role/CooperRead` },
  });
  deps = { aws, now, log, changing: async () => world.deps };
});
afterAll(async () => {
  deps.aws.dispose();
  await world.stop();
});

const asked = (text: string): Promise<Report> => ask(deps, text, asker('priya'));
const policyAt = async (name: string): Promise<PolicyDocument> => {
  const { Policy: text = '' } = await of.s3.send(new GetBucketPolicyCommand({ Bucket: name }));
  return JSON.parse(text) as PolicyDocument;
};
const patchIn = (report: Report) => report.access?.causes.find(({ patch }) => patch !== null)?.patch ?? null;
const firstOf = ({ offers }: Report): Offer => offers[0] ?? { does: 'ask', label: 'none', command: '', words: '' };

/** What a shell makes of the command that a terminal prints, as the terminal's own parser then reads it. */
function copied(report: Report): string {
  const printed = render({ color: false, width: 80 }, report);
  const [command = ''] = /cooper fix .*/.exec(printed) ?? [];
  const words = execFileSync('sh', ['-c', `printf '%s\\0' ${command.slice('cooper '.length)}`], { encoding: 'utf8' });
  return asTyped(words.split('\0').slice(0, -1));
}

describe('from a diagnosis to a fix', () => {
  it.each([
    ['a statement that denies', 'denying', account],
    ['no policy at all', 'silent', partner],
    ['a statement that names somebody else', 'naming', partner],
  ])(
    '%s: the offer previews exactly the patch, and after it the same question says allowed',
    async (_what, name, who) => {
      const question = `diagnose ${name} a.csv as ${reader(who)} for s3:GetObject`;
      const before = await asked(question);
      expect(before.access?.decision).toMatch(/deny/);
      const offer = firstOf(before);
      expect(offer).toMatchObject({ label: 'Preview this policy change', command: 'fix' });
      const inSlack = message(before, { id: 'a1', showing: 'brief' });
      expect(faults(inSlack)).toEqual([]);
      expect(readable(inSlack)).toContain('Preview this policy change');

      const preview = await asked(`${offer.command} ${offer.words}`);
      const change = preview.change?.change;
      expect(change).toMatchObject({ state: 'draft', remedy: { id: 'apply-policy-patch' }, place: { bucket: name } });
      const whole = patchIn(before)?.whole ?? null;
      expect(whole).not.toBeNull();
      expect(change?.steps.map(({ after }) => after)).toEqual([whole]);

      const approved = await of.approvedByTwo(offer.words);
      const applied = await of.applied(approved);
      expect(applied.change.state).toBe('verified');
      expect(sameSetting('policy', await policyAt(name), whole)).toBe(true);
      expect((await asked(question)).access).toMatchObject({ decision: 'allow', causes: [] });
    },
  );

  it('tells several offers apart, and says of one that is taken again that it was made', async () => {
    const question = `diagnose lacking a.csv as ${reader(partner)} for GetObjectAttributes`;
    const { offers } = await asked(question);
    expect(offers.map(({ label }) => label)).toEqual([
      'Preview a new statement for s3:GetObject',
      'Preview a new statement for s3:GetObjectAttributes',
    ]);
    for (const { words } of offers) await of.applied(await of.approvedByTwo(words));
    expect((await asked(question)).access?.decision).toBe('allow');
    expect((await asked(`fix ${offers[0]?.words}`)).verdict.word).toBe('Nothing to do');
  });

  it('is refused where the policy is no longer what the diagnosis saw', async () => {
    const { words } = firstOf(await asked(`diagnose awkward a.csv as ${reader(account)} for s3:GetObject`));
    const moved = words.replace('"statement":1', '"statement":2');
    await expect(asked(`fix ${moved}`)).rejects.toThrow(/no longer what the diagnosis saw.*Diagnose again/s);
  });

  it.each(['awkward', `--account ${account} awkward`])('comes through a shell as it was: %s', async (name) => {
    const report = await asked(`diagnose ${name} a.csv as ${reader(account)} for s3:GetObject`);
    const { words } = firstOf(report);
    expect(words).toMatch(new RegExp(`^apply-policy-patch ${name} with \\{`));
    const { change } = await asked(copied(report));
    expect(change?.change.place).toMatchObject({ bucket: 'awkward', account });
    expect(change?.change.steps.map(({ after }) => after)).toEqual([patchIn(report)?.whole]);
    expect(JSON.stringify(change?.change.steps[0]?.after)).toContain(JSON.stringify(odd));
  });
});
