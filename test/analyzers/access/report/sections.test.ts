import { describe, expect, it } from 'vitest';
import { causeSections, refusingAll } from '../../../../src/analyzers/access/report/cause-sections.ts';
import { layerName, layerNames } from '../../../../src/analyzers/access/report/layer-names.ts';
import { refusedLately } from '../../../../src/analyzers/access/report/refused-lately.ts';
import {
  actionsTable,
  assumed,
  mentionedKeys,
  viewpointsTable,
} from '../../../../src/analyzers/access/report/sections.ts';
import { viewpoints } from '../../../../src/analyzers/access/viewpoints.ts';
import { causeLayers } from '../../../../src/core/cause.ts';
import type { DeniedCall } from '../../../../src/core/denied-calls.ts';
import { denied, known } from '../../../../src/core/fact.ts';
import { question } from '../../../../src/core/question.ts';
import type { PolicyStatement } from '../../../../src/core/settings.ts';
import { plain } from '../../../../src/core/words.ts';
import { layers } from '../../../../src/policy/decision.ts';
import { at, withPolicy } from '../../../facts.ts';
import { bucketOf, encryptedOf, everything, explainedAs, identityOf, objectOf, role } from '../facts-of.ts';

const deny = (Condition: PolicyStatement['Condition']): PolicyStatement => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: '*',
  ...(Condition && { Condition }),
});
const home = deny({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' }, Bool: { 'AWS:sourceip': 'x' } });

describe('every action that is needed', () => {
  it('is told with what becomes of it', () => {
    const { rows, folded } = actionsTable(explainedAs(encryptedOf({}, { ...everything, Principal: '*' }), role));
    expect(rows.map((cells) => cells.slice(0, 4))).toEqual([
      ['s3:GetObject', 'allow', 'nothing', 'nothing'],
      ['kms:Decrypt', 'allow', 'nothing', 'nothing'],
    ]);
    expect(folded).toBe(false);
  });

  it('says where it may not be needed', () => {
    const { rows } = actionsTable(explainedAs(objectOf({ object: denied('s3:GetObject') }), role));
    expect(rows.at(-1)?.[1]).toMatch(/, if it is needed$/);
  });

  it('is folded away, where it is the only one', () => {
    expect(actionsTable(explainedAs(objectOf(), role)).folded).toBe(true);
  });
});

describe('what is assumed of the request', () => {
  const text = (...statements: readonly PolicyStatement[]) =>
    assumed(explainedAs(objectOf(withPolicy(false, ...statements)), role)).flatMap((section) =>
      section.text.map(plain),
    );

  it('is what policies ask about, and is not known', () => {
    expect(text(deny({ Bool: { 'aws:SecureTransport': 'false' } }))).toEqual([
      'Assumed: aws:SecureTransport is true – clients use HTTPS unless they are told not to.',
    ]);
    expect(text(home)[0]).toMatch(/^Not known: aws:SourceIp – /);
  });

  it('may be that a key is absent', () => {
    expect(text(deny({ StringEquals: { 'aws:PrincipalTag/team': 'red' } }))[0]).toMatch(
      /^Assumed: aws:PrincipalTag\/team is absent – /,
    );
  });

  it('is nothing, where all is known or nothing asked', () => {
    expect(text(deny({ StringEquals: { 'aws:PrincipalAccount': 'x' } }))).toEqual([]);
    expect(assumed(explainedAs(objectOf(), role))).toEqual([]);
  });

  it('names a key once, in whatever case', () => {
    expect(mentionedKeys(explainedAs(objectOf(withPolicy(false, home)), role))).toEqual(['aws:SourceIp']);
  });
});

describe('causes', () => {
  const titles = (explained: Parameters<typeof causeSections>[0]) => causeSections(explained).map(({ title }) => title);
  const nothing = { identity: known(identityOf([])) };

  it('begin with the one that decides', () => {
    const two = explainedAs(objectOf({ ...nothing, ...withPolicy(false, deny(undefined)) }), role);
    expect(titles(two).slice(0, 2)).toEqual(['What refuses it', 'What would refuse it next']);
  });

  it('say whether several changes are enough together', () => {
    const two = explainedAs(objectOf({ ...nothing, ...withPolicy(false, deny(undefined)) }), role);
    const patches = two.causes.filter(({ patch }) => patch !== null);
    const told = causeSections(two).flatMap((section) => (section.is === 'text' ? section.text.map(plain) : []));
    expect(told).toEqual(patches.length < 2 ? [] : ['Together these 2 changes allow exactly this request.']);
  });

  it('that are only possible are what it depends on', () => {
    expect(
      titles(
        explainedAs(objectOf(withPolicy(false, deny({ NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }))), role),
      ),
    ).toEqual(['What it depends on']);
  });

  it('are none, where it is allowed', () => {
    const fine = explainedAs(objectOf(), role);
    expect([causeSections(fine), refusingAll({ decision: 'allow', causes: [], context: [] })]).toEqual([[], []]);
  });

  it('that everybody meets stand under their own title', () => {
    const { causes } = explainedAs(objectOf(nothing), role);
    expect(refusingAll({ decision: 'implicit_deny', causes, context: [] })).toMatchObject([
      { is: 'causes', title: 'What refuses everybody', causes },
    ]);
  });
});

it('three viewpoints are three rows', () => {
  const facts = bucketOf();
  const { rows } = viewpointsTable(viewpoints(facts, question({ target: facts.target })));
  expect(rows.map((cells) => cells[1])).toEqual(['allow', 'implicit deny', 'implicit deny']);
  expect(rows[2]?.slice(2)).toEqual([expect.stringMatching(/policy$/), 'nothing']);
});

describe('a layer', () => {
  it.each([...new Set([...causeLayers, ...layers])])('%s has a name for people', (layer) => {
    expect(layerName(layer)).toMatch(/^[A-Za-z ]+$/);
  });

  it('is named once', () => {
    expect(layerNames(['acl', 'kms', 'acl'])).toBe('ACLs, the KMS key');
    expect(layerNames([])).toBe('nothing');
  });
});

describe('calls that were refused lately', () => {
  const call = (name: string, count = 1): DeniedCall => ({
    name,
    source: 'kms.amazonaws.com',
    who: role,
    errorCode: 'AccessDenied',
    message: null,
    count,
    first: at,
    last: at,
    vpcEndpointId: null,
    sourceIp: null,
  });
  const of = (...groups: readonly DeniedCall[]) =>
    refusedLately(objectOf({ deniedCalls: known({ groups, gaps: [], dataEvents: 'not readable' }) }));

  it('are told with how often', () => {
    const [section] = of(call('Decrypt', 3), call('PutBucketPolicy'));
    expect(section?.events.map(({ text }) => plain(text))).toEqual([
      'Decrypt, refused with AccessDenied, 3 times',
      'PutBucketPolicy, refused with AccessDenied',
    ]);
    expect(section?.title).toBe('Calls that CloudTrail saw refused');
  });

  it('are at most five', () => {
    const [section] = of(...Array.from({ length: 7 }, () => call('Decrypt')));
    expect([section?.events.length, section?.title]).toEqual([
      5,
      'The latest 5 of 7 kinds of calls that CloudTrail saw refused',
    ]);
  });

  it('may be none, or not to be seen', () => {
    expect([of(), refusedLately(objectOf({ deniedCalls: denied('x') }))]).toEqual([[], []]);
  });
});
