import { describe, expect, it } from 'vitest';
import { parseTarget, targetWords } from '../../src/core/parse-target.ts';
import { spelled, target } from '../../src/core/target.ts';

const arn = 'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports';
const byArn = { arn, alias: null, name: 'reports', account: '111122223333', region: 'eu-west-1' };
const alias = 'reports-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias';
const byAlias = { arn: null, alias, name: 'reports', account: null, region: null };

describe('an access point in place of a bucket', () => {
  it.each([
    [arn, byArn, null],
    [`${arn}/object/a/b c.csv`, byArn, 'a/b c.csv'],
    [`s3://${arn}/a.csv`, byArn, 'a.csv'],
    ['https://reports-111122223333.s3-accesspoint.eu-west-1.amazonaws.com/a/b%20c.csv', byArn, 'a/b c.csv'],
    ['https://Reports-111122223333.s3-accesspoint-fips.dualstack.eu-west-1.amazonaws.com', byArn, null],
    [alias, byAlias, null],
    [`${alias} a.csv`, byAlias, 'a.csv'],
    [`s3://${alias}/a.csv`, byAlias, 'a.csv'],
  ])('%s', (text, accessPoint, key) => {
    const parsed = parseTarget(text);
    expect(parsed).toEqual(target({ bucket: '', key, accessPoint, region: accessPoint.region }));
    expect(parseTarget(targetWords(parsed))).toEqual(parsed);
  });

  it('its address is of the partition of its Region', () => {
    const host = 'reports-111122223333.s3-accesspoint.cn-north-1.amazonaws.com.cn';
    expect(parseTarget(`https://${host}/a.csv`).accessPoint?.arn).toBe(
      'arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/reports',
    );
  });

  it('is spelled as it was written, with the key behind it', () => {
    expect(spelled(parseTarget(`${arn}/object/a.csv`))).toBe(`${arn}/object/a.csv`);
    expect(spelled(parseTarget(`${alias} a.csv`))).toBe(`${alias}/a.csv`);
  });

  it.each([
    ['arn:aws:s3:eu-west-1:11112222:accesspoint/reports', /not the ARN of a bucket/],
    ['arn:aws:s3::111122223333:accesspoint/reports.mrap', /not the ARN of a bucket/],
    ['arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/x', /not the ARN of a bucket/],
    ['volume-hrzrlukc5m36ft7okagglf3gmwluquse1b-ext-s3alias', /alias of an access point/],
  ])('%s is none', (text, why) => {
    expect(() => parseTarget(text)).toThrow(why);
  });
});
