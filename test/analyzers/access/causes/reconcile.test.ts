import { describe, expect, it } from 'vitest';
import { causeOf } from '../../../../src/analyzers/access/causes/cause-of.ts';
import { reconciled, type Seen } from '../../../../src/analyzers/access/causes/reconcile.ts';
import { saidIn } from '../../../../src/analyzers/access/error-text/index.ts';
import type { Cause, CauseLayer, Certainty } from '../../../../src/core/cause.ts';
import { plain } from '../../../../src/core/words.ts';

const who = 'arn:aws:iam::111122223333:user/ana';
const refused = (why: string, action = 's3:GetObject', on = 'arn:aws:s3:::logs/a') =>
  `An error occurred (AccessDenied) when calling the GetObject operation: User: ${who} is not authorized to perform: ${action} on resource: "${on}" ${why}`;
const silent = (type: string) => refused(`because no ${type} allows the s3:GetObject action`);
const denied = (type: string) => refused(`with an explicit deny in ${type}`);

interface But {
  readonly certainty?: Certainty;
  readonly layer?: CauseLayer;
  readonly action?: string;
}
const ours = (id: string, { certainty = 'certain', ...more }: But = {}): Cause =>
  causeOf(id, { certainty, because: [id], evidence: [], ...more });

/** What comes of AWS's words and ours: `D01 certain`. */
function outcome(message: string, seen: Partial<Seen> = {}): readonly string[] {
  const all = { causes: [], hidden: [], otherPrincipal: false, doubted: [], ...seen };
  return reconciled(saidIn({ message }), all).map(({ id, certainty }) => `${id} ${certainty}`);
}

describe('AWS names a layer that we see refusing', () => {
  it('confirms it, and tells the other blockers after it', () => {
    const causes = [ours('D01', { layer: 'resource' }), ours('C01')];
    expect(outcome(silent('identity-based policy'), { causes })).toEqual(['C01 certain', 'D01 certain']);
  });

  it('makes sure what was only possible, if it is the only thing', () => {
    const causes = [ours('C05', { certainty: 'possible' }), ours('E02', { certainty: 'possible' })];
    expect(outcome(silent('identity-based policy'), { causes })).toEqual(['C05 certain', 'E02 possible']);
  });

  it('makes nothing sure of several that are only possible: one of them refuses, and which one nobody knows', () => {
    const causes = [ours('D01', { certainty: 'possible' }), ours('E06', { certainty: 'possible' })];
    expect(outcome(denied('a resource-based policy'), { causes })).toEqual(['D01 likely', 'E06 likely']);
  });

  it('leaves open what is open, where another is sure', () => {
    const causes = [ours('D01', { certainty: 'possible' }), ours('E06')];
    expect(outcome(denied('a resource-based policy'), { causes })).toEqual(['E06 certain', 'D01 possible']);
  });

  it('takes the one about the action that AWS names', () => {
    const causes = [
      ours('C01', { action: 's3:GetObjectTagging', certainty: 'possible' }),
      ours('C03', { action: 's3:GetObject', certainty: 'possible' }),
    ];
    expect(outcome(silent('identity-based policy'), { causes })).toEqual(['C03 certain', 'C01 possible']);
  });

  it('shows its words as evidence', () => {
    const said = saidIn({ message: silent('identity-based policy') });
    const [first] = reconciled(said, { causes: [ours('C01')], hidden: [], otherPrincipal: false, doubted: [] });
    expect(first?.evidence).toMatchObject([{ call: 'the pasted error', saw: { principal: who, effect: 'implicit' } }]);
  });
});

describe('AWS names a layer that we could not read', () => {
  it.each<[string, string, CauseLayer, string]>([
    ['a service control policy', denied('a service control policy'), 'scp', 'E02'],
    ['no service control policy', silent('service control policy'), 'scp', 'E01'],
    ['a resource control policy', denied('a resource control policy'), 'rcp', 'E03'],
    ['no VPC endpoint policy', silent('VPC endpoint policy'), 'vpc_endpoint', 'E04'],
    ['no identity policy', silent('identity-based policy'), 'identity', 'C01'],
    ['no permissions boundary', silent('permissions boundary'), 'permissions_boundary', 'C06'],
    ['no session policy', silent('session policy'), 'session', 'C08'],
  ])('%s: it is as AWS says', (_what, message, layer, id) => {
    expect(outcome(message, { hidden: [layer], causes: [ours('D22', { certainty: 'likely' })] })).toEqual([
      `${id} certain`,
      'D22 likely',
    ]);
  });

  it('tells the layer, and the policy that it names', () => {
    const arn = 'arn:aws:organizations::999999999999:policy/o-1/service_control_policy/p-1';
    const said = saidIn({ message: `${denied('a service control policy')}, with policy ARN: ${arn}` });
    const [first] = reconciled(said, { causes: [], hidden: ['scp'], otherPrincipal: false, doubted: [] });
    expect(first).toMatchObject({ id: 'E02', layer: 'scp', fixers: ['org-admin'] });
    expect(plain(first?.because ?? [])).toContain(arn);
  });
});

describe('AWS names a layer that does not refuse, as we read it', () => {
  it('was changed since: its words are only possible then', () => {
    expect(outcome(silent('identity-based policy'))).toEqual(['C12 likely', 'C01 possible']);
    expect(outcome(denied('a service control policy'))).toEqual(['C12 likely', 'E02 possible']);
  });

  it('unless the request was another one than was assumed', () => {
    const doubted = [ours('E06', { certainty: 'possible', layer: 'identity' })];
    expect(outcome(silent('identity-based policy'), { doubted })).toEqual(['E06 certain']);
  });

  it('but a doubt about another layer does not count', () => {
    const doubted = [ours('E06', { certainty: 'possible', layer: 'resource' })];
    expect(outcome(silent('identity-based policy'), { doubted })).toEqual(['C12 likely', 'C01 possible']);
  });

  it('and what else refuses is still told', () => {
    expect(outcome(silent('identity-based policy'), { causes: [ours('F02')] })).toEqual([
      'C12 likely',
      'C01 possible',
      'F02 certain',
    ]);
  });

  it('of a resource-based policy without any Deny: public access is cut off', () => {
    expect(outcome(denied('a resource-based policy'), { causes: [ours('D20'), ours('C01')] })).toEqual([
      'D20 certain',
      'C01 certain',
    ]);
    expect(outcome(denied('a resource-based policy'), { causes: [ours('D05', { layer: 'access_point' })] })).toEqual([
      'D05 certain',
    ]);
  });
});

it('AWS names somebody else than was asked about: that comes first, and nothing has drifted', () => {
  expect(outcome(silent('identity-based policy'), { otherPrincipal: true })).toEqual(['A16 certain', 'C01 certain']);
  expect(outcome('An error occurred (AccessDenied): Access Denied', { otherPrincipal: true })).toEqual([
    'A16 certain',
    'X02 certain',
  ]);
});

describe('words that end the search', () => {
  it.each([
    ['An error occurred (SignatureDoesNotMatch) when calling the GetObject operation: x', 'A02'],
    ['An error occurred (ExpiredToken) when calling the GetObject operation: x', 'A04'],
    ['An error occurred (PermanentRedirect) when calling the GetObject operation: x', 'B01'],
    ['An error occurred (NoSuchBucket) when calling the GetObject operation: x', 'B04'],
    ['An error occurred (NoSuchKey) when calling the GetObject operation: x', 'B05'],
    ['An error occurred (InvalidObjectState) when calling the GetObject operation: x', 'D26'],
    ['An error occurred (AccessControlListNotSupported) when calling the PutObject operation: x', 'D14'],
    ['An error occurred (KMS.DisabledException) when calling the GetObject operation: x', 'F06'],
    ['An error occurred (KMS.NotFoundException) when calling the GetObject operation: x', 'F08'],
    [refused('because object protected by object lock.', 's3:DeleteObjectVersion'), 'D23'],
  ])('%s is %s, and nothing has drifted', (message, id) => {
    expect(outcome(message)[0]).toBe(`${id} certain`);
    const causes = [ours('C01'), ours(id, { certainty: 'likely' })];
    expect(outcome(message, { causes })).toEqual([`${id} certain`, 'C01 certain']);
  });

  it('a refused s3:ListBucket, where an object was asked for, tells that the object is missing', () => {
    const message = refused(
      'because no identity-based policy allows the s3:ListBucket action',
      's3:ListBucket',
      'arn:aws:s3:::logs',
    );
    const said = saidIn({ message });
    const seen = { causes: [ours('B06', { certainty: 'likely' })], hidden: [], otherPrincipal: false, doubted: [] };
    expect(reconciled({ ...said, cause: 'B06' }, seen).map(({ id }) => id)[0]).toBe('B06');
  });
});

describe('words that tell no reason', () => {
  const vague = 'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied';

  it.each<[string, Partial<Seen>, readonly string[]]>([
    ['one thing that is sure: it', { causes: [ours('D02')] }, ['D02 certain']],
    ['one thing that is possible: likely it', { causes: [ours('D02', { certainty: 'possible' })] }, ['D02 likely']],
    [
      'several: in our order',
      { causes: [ours('D02'), ours('C01', { certainty: 'possible' })] },
      ['D02 certain', 'C01 possible'],
    ],
    [
      'nothing, unless the request was another one',
      { doubted: [ours('E06', { certainty: 'possible' })] },
      ['E06 likely'],
    ],
    ['nothing at all: only that AWS refused', {}, ['X02 certain']],
  ])('stand for %s', (_what, seen, want) => {
    expect(outcome(vague, seen)).toEqual(want);
  });
});

it('a text that is no error changes nothing', () => {
  expect(outcome('All is well.', { causes: [ours('D22', { certainty: 'likely' })] })).toEqual(['D22 likely']);
});
