import type { Cause } from '../src/core/cause.ts';
import type { Finding, Outcome } from '../src/core/finding.ts';
import type { Report } from '../src/core/report.ts';
import { target } from '../src/core/target.ts';
import { code, strong, words } from '../src/core/words.ts';
import { at } from './facts.ts';

/** An answer without anything in it; say only what the test is about. */
export const report = (but: Partial<Report> = {}): Report => ({
  question: 'diagnose',
  asked: 'logs reports/a.csv',
  target: target({ bucket: 'logs', key: 'reports/a.csv' }),
  at,
  verdict: { is: 'ok', text: words`All is well.`, check: null },
  warnings: [],
  sections: [],
  offers: [],
  unknowns: [],
  ...but,
});

export const finding = (outcome: Outcome, but: Partial<Finding> = {}): Finding => ({
  check: 'access/example',
  title: 'The example is healthy',
  severity: 'high',
  outcome,
  remedy: null,
  ...but,
});

export const outcomes = {
  fail: {
    is: 'fail',
    because: words`The key ${code('k1')} is ${strong('disabled')}`,
    next: words`Enable ${code('k1')}.`,
    evidence: [{ call: 'DescribeKey', saw: { KeyState: 'Disabled' } }],
  },
  unknown: { is: 'unknown', because: words`Cooper may not look`, needs: ['s3:GetBucketPolicy', 's3:GetBucketAcl'] },
  pass: { is: 'pass', because: words`It is there`, evidence: [{ call: 'HeadBucket', saw: null }] },
  'not applicable': { is: 'not applicable', because: words`No key was asked for` },
} as const satisfies { readonly [Is in Outcome['is']]: Outcome };

export const cause = (but: Partial<Cause> = {}): Cause => ({
  id: 'D01',
  title: 'The bucket policy explicitly denies it',
  certainty: 'certain',
  layer: 'resource',
  action: 's3:GetObject',
  fixers: ['bucket-owner'],
  because: words`statement 2 (TlsOnly) of the bucket policy of logs denies ${code('s3:GetObject')}`,
  next: words`Exempt the principal.`,
  evidence: [
    {
      call: 'GetBucketPolicy',
      saw: {
        document: 'the bucket policy of logs',
        arn: null,
        statement: 2,
        sid: 'TlsOnly',
        effect: 'Deny',
        failedOn: null,
        conditions: [
          { operator: 'Bool', key: 'aws:SecureTransport', wanted: ['false'], seen: ['false'], status: 'assumed' },
        ],
      },
    },
  ],
  patch: null,
  ...but,
});

/** A report with one of everything. */
export const everything = report({
  warnings: [words`A warning about ${code('AKIA')}.`],
  verdict: { is: 'problem', text: words`The key ${code('k1')} is disabled.`, check: null },
  sections: [
    { is: 'text', title: 'A text', text: [words`First paragraph.`, words`Second ${strong('paragraph')}.`] },
    { is: 'findings', title: 'Wrong', folded: false, findings: [finding(outcomes.fail, { remedy: 'mend-it' })] },
    { is: 'findings', title: 'Dark', folded: false, findings: [finding(outcomes.unknown, { check: 'access/dark' })] },
    {
      is: 'findings',
      title: 'Fine',
      folded: true,
      findings: [
        finding(outcomes.pass, { check: 'access/fine', title: 'Fine one' }),
        finding(outcomes['not applicable'], { check: 'access/moot', title: 'Moot one' }),
      ],
    },
    {
      is: 'table',
      title: 'A table',
      folded: false,
      columns: [
        { name: 'Name', align: 'left' },
        { name: 'Size', align: 'right' },
      ],
      rows: [
        ['first', 12_345],
        ['second', null],
      ],
    },
    {
      is: 'chart',
      title: 'A chart',
      kind: 'line',
      unit: 'requests',
      xs: ['00:00', '01:00', '02:00'],
      series: [{ name: 'GET', values: [1, null, 8] }],
    },
    {
      is: 'diff',
      title: 'A diff',
      lines: [
        { sign: '-', text: 'before' },
        { sign: '+', text: 'after' },
        { sign: ' ', text: 'same' },
      ],
    },
    {
      is: 'timeline',
      title: 'A timeline',
      events: [
        { at: '2026-02-28T23:59:00.000Z', who: 'ana', text: words`${code('PutBucketPolicy')}` },
        { at: '2026-02-27T12:00:00.000Z', who: null, text: words`${code('PutBucketAcl')}` },
      ],
    },
    { is: 'causes', title: 'Causes', folded: false, causes: [cause()] },
  ],
  offers: [{ does: 'ask', label: 'Ask again', command: 'diagnose', words: 'logs reports/a.csv' }],
  unknowns: [
    {
      what: 'policy',
      why: 'denied',
      because: words`Cooper may not call ${code('s3:GetBucketPolicy')}`,
      needs: ['s3:GetBucketPolicy'],
    },
  ],
});
