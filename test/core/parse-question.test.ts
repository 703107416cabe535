import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { askedWords, parseQuestion, questionWords } from '../../src/core/parse-question.ts';
import { anonymous, parsePrincipal } from '../../src/core/principal.ts';
import { isWebsite, isWithoutTls, type Question, question } from '../../src/core/question.ts';
import { target } from '../../src/core/target.ts';

const role = 'arn:aws:iam::111122223333:role/reader';
const reader = parsePrincipal(role);
const logs = target({ bucket: 'logs', key: 'a.csv' });
const sentence =
  'User: arn:aws:iam::111122223333:user/ana is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::logs/a.csv" because no identity-based policy allows the s3:GetObject action';

describe('what is asked beside the target', () => {
  it.each<[string, Partial<Question>]>([
    ['logs a.csv', {}],
    [`logs a.csv as ${role}`, { principal: reader }],
    [`logs a.csv as "${role}"`, { principal: reader }],
    [`logs/a.csv AS ${role}`, { principal: reader }],
    ['logs a.csv as anonymous', { principal: anonymous }],
    ['logs a.csv as *', { principal: anonymous }],
    ['logs a.csv as cloudfront.amazonaws.com', { principal: parsePrincipal('cloudfront.amazonaws.com') }],
    ['logs a.csv for s3:GetObject', { operation: 's3:GetObject' }],
    ['logs a.csv for GetObject', { operation: 'GetObject' }],
    ['logs a.csv for headobject', { operation: 'headobject' }],
    ['logs a.csv for head-object', { operation: 'head-object' }],
    ['logs a.csv for kms:Decrypt', { operation: 'kms:Decrypt' }],
    ['logs a.csv for s3:getobjct', { operation: 's3:getobjct' }],
    ['logs a.csv for cp', { operation: 'cp' }],
    ['logs a.csv for "aws s3  cp"', { operation: 'aws s3 cp' }],
    ['logs a.csv because AccessDenied', { error: 'AccessDenied' }],
    ['logs a.csv because "it is\nrefused"', { error: 'it is\nrefused' }],
    ['logs a.csv because “it is refused”', { error: 'it is refused' }],
    ['logs a.csv because it is "refused" here', { error: 'it is "refused" here' }],
    ['logs a.csv because "AccessDenied" as anonymous', { error: 'AccessDenied', principal: anonymous }],
    ['logs a.csv because it works as anonymous', { error: 'it works as anonymous' }],
    [`logs a.csv because ${sentence}`, { error: sentence }],
    [`logs a.csv because "${sentence}"`, { error: sentence }],
    [`logs a.csv because "${sentence}`, { error: `"${sentence}` }],
    [`logs a.csv as ${role} for GetObject because no`, { principal: reader, operation: 'GetObject', error: 'no' }],
    [`logs a.csv for GetObject as ${role} because no`, { principal: reader, operation: 'GetObject', error: 'no' }],
    [
      `--as ${role} logs a.csv --for=GetObject --because no`,
      { principal: reader, operation: 'GetObject', error: 'no' },
    ],
    [`logs a.csv --because no --as ${role}`, { error: `no --as ${role}` }],
    ['--because "not me" --as=public logs a.csv', { error: 'not me', principal: anonymous }],
  ])('%s', (text, of) => {
    expect(parseQuestion(text)).toEqual(question({ target: logs, ...of }));
  });

  it('says whose account it is before, behind and among the rest', () => {
    const owned = question({ target: { ...logs, account: '444455556666' }, principal: anonymous });
    for (const text of [
      '--account 444455556666 logs a.csv as public',
      '--as public --account=444455556666 logs a.csv',
      'logs a.csv as public --account 444455556666',
      'logs a.csv --account 444455556666 as public',
    ])
      expect(parseQuestion(text)).toEqual(owned);
  });
});

describe('words that belong to the key', () => {
  it.each([
    'my file as report.txt',
    'my file as public data.txt',
    'notes for everybody',
    'notes for GetObject and others',
    'notes as for because',
    'notes for',
    'because',
    'as',
    'account 111122223333',
    'basalt ask forget',
  ])('logs %s', (key) => {
    expect(parseQuestion(`logs ${key}`)).toEqual(question({ target: target({ bucket: 'logs', key }) }));
  });

  it.each(['x as public', 'x for s3:GetObject', 'x because y', '--as public', 'x --for y'])(
    'logs "%s", in quotes',
    (key) => {
      const asked = question({ target: target({ bucket: 'logs', key }), operation: 'GetObject' });
      expect(parseQuestion(`logs "${key}" for GetObject`)).toEqual(asked);
      expect(parseQuestion(`logs '${key}' for GetObject`)).toEqual(asked);
      expect(parseQuestion(`"logs/${key}" for GetObject`)).toEqual(asked);
    },
  );

  it('a key of several words ends where the clauses begin', () => {
    expect(parseQuestion('s3://logs/my file as report.txt as public').target.key).toBe('my file as report.txt');
  });
});

describe('what nobody could answer is refused, with what to say instead', () => {
  it.each<[string, RegExp]>([
    ['', /No bucket was named/],
    ['as public', /No bucket was named/],
    ['--as public', /No bucket was named/],
    ['logs as public as public', /as stands there twice.*For example/],
    ['--for GetObject logs for PutObject', /for stands there twice/],
    ['logs --as', /Nothing stands after --as/],
    ['logs --because', /Nothing stands after --because/],
    ['logs because ""', /Nothing stands after because/],
    ['logs --as Reader', /Reader is nobody who could make a request.*as arn:aws/],
    ['logs --as x y z', /y z stands after as/],
    [`logs a.csv as ${role} please`, /please stands after as/],
    ['logs as arn:aws:iam::111122223333:role/app-*', /stands for many/],
    ['logs as arn:aws:iam::111122223333:group/devs', /a group makes no requests, its users do/],
    ['logs as arn:aws:iam::111122223333:instance-profile/web', /the role in it does/],
    ['logs as arn:aws:iam::111122223333:saml-provider/okta', /identity provider/],
    ['logs as arn:aws:sts::111122223333:assumed-role/app', /name of its session/],
    ['logs as arn:aws:s3:::logs', /nobody who could make a request/],
    ['logs as "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1"', /origin access control/],
    ['logs as role/reader', /which account/],
    ['logs as 1111-2222-3333', /12 digits, without hyphens/],
    ['logs as AROA1234567890EXAMPLE', /ids can't be looked up/],
    ['logs for s3:Get*', /many actions.*Ask about one/],
    ['logs --form', /There is no option --form.*--as, --for and --because/],
  ])('%s', (text, message) => {
    expect(() => parseQuestion(text)).toThrow(Refusal);
    expect(() => parseQuestion(text)).toThrow(message);
  });

  it('in words that a person can read, however much was pasted', () => {
    for (const text of [
      `logs --as ${'x'.repeat(9_000)}`,
      `logs --as a ${'x'.repeat(9_000)}`,
      `logs for s3:${'X'.repeat(9_000)}*`,
    ])
      expect(String(refusal(text)).length).toBeLessThan(700);
  });
});

function refusal(text: string): unknown {
  try {
    return parseQuestion(text);
  } catch (error) {
    return error;
  }
}

describe('the question as it can be asked again', () => {
  it('is written with the error last', () => {
    const asked = question({ target: logs, principal: anonymous, operation: 'aws s3 cp', error: 'it is "refused"' });
    expect(questionWords(asked)).toBe('logs a.csv as anonymous for "aws s3 cp" because "it is "refused""');
  });

  it('names a key that would read as other words in a URL', () => {
    const asked = question({ target: target({ bucket: 'logs', key: 'a" because b' }) });
    expect(questionWords(asked)).toBe('https://s3.amazonaws.com/logs/a%22%20because%20b');
  });

  it.each(['a.csv', 'my file as public', 'x because y', 'a b'])('of an access point keeps the key %s', (key) => {
    const through = parseQuestion('arn:aws:s3:eu-west-1:111122223333:accesspoint/reports as public because no').target;
    const asked = question({ target: { ...through, key, account: '444455556666' }, operation: 'GetObject' });
    expect(parseQuestion(questionWords(asked))).toEqual(asked);
    const found = { ...asked, target: { ...asked.target, bucket: 'logs' } };
    expect(questionWords(found)).toBe(questionWords(asked));
  });

  it('keeps a short error whole', () => {
    const asked = question({ target: logs, error: 'x'.repeat(300) });
    expect(parseQuestion(askedWords(asked))).toEqual(asked);
  });

  it.each([
    [
      'from where AWS says what was refused',
      `${'Traceback\n'.repeat(100)}${sentence}${'\nat x'.repeat(100)}`,
      sentence,
    ],
    ['from where the error is named', `${'INFO all is well\n'.repeat(100)}botocore ClientError: no`, 'Error: no'],
    ['from its beginning', `it goes wrong ${'x'.repeat(900)}`, 'it goes wrong xxx'],
  ])('keeps of a long error 300 characters, %s', (_how, error, part) => {
    const kept = parseQuestion(askedWords(question({ target: logs, error }))).error ?? '';
    expect(kept).toContain(part);
    expect(kept.length).toBeLessThanOrEqual(300);
    expect(kept.endsWith('…')).toBe(true);
  });
});

it('reads a long text without losing time, whatever words are in it', () => {
  for (const word of ['as x ', 'for x ', 'as "x ', '--account ', "because' "]) {
    const key = word.repeat(5_000);
    expect(refusal(`logs ${key}`)).toBeInstanceOf(Refusal);
  }
});

describe('an address', () => {
  it.each([
    ['http://logs.s3.amazonaws.com/a', true, false],
    ['http://logs.s3-website-us-east-1.amazonaws.com/a', true, true],
    ['https://logs.s3.amazonaws.com/a', false, false],
    ['s3://logs/a', false, false],
    ['logs a', false, false],
  ])('%s tells whether TLS is used, and whether it is of a website', (text, withoutTls, website) => {
    const asked = parseQuestion(text);
    expect([isWithoutTls(asked), isWebsite(asked)]).toEqual([withoutTls, website]);
    expect(parseQuestion(questionWords(asked))).toEqual(asked);
  });
});
