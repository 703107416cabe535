import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../src/analyzers/access/index.ts';
import { Refusal } from '../../src/core/errors.ts';
import { RefusalJson, refusalJson, ReportJson, reportJson } from '../../src/core/report-json.ts';
import { findingsOf } from '../../src/core/report.ts';
import { code, plain, words } from '../../src/core/words.ts';
import { anyFacts } from '../analyzers/access/any-facts.ts';
import type { PolicyPlace } from '../../src/core/policy-place.ts';
import { cause, everything, report } from '../report.ts';

const json = reportJson(everything);

describe('a report as JSON', () => {
  it('names its version, question, target, time and verdict', () => {
    expect(json).toMatchObject({
      schema: 'cooper.report/1',
      question: 'diagnose',
      asked: 'logs reports/a.csv',
      target: { bucket: 'logs', key: 'reports/a.csv', versionId: null, account: null, region: null },
      at: '2026-03-01T03:00:00.000Z',
      verdict: { is: 'problem', text: 'The key k1 is disabled.', check: null },
      warnings: ['A warning about AKIA.'],
    });
  });

  it('holds every section, in order', () => {
    expect(json.sections).toEqual([
      { is: 'text', title: 'A text', text: ['First paragraph.', 'Second paragraph.'] },
      { is: 'findings', title: 'Wrong', folded: false, checks: ['access/example'] },
      { is: 'findings', title: 'Dark', folded: false, checks: ['access/dark'] },
      { is: 'findings', title: 'Fine', folded: true, checks: ['access/fine', 'access/moot'] },
      everything.sections[4],
      everything.sections[5],
      everything.sections[6],
      {
        is: 'timeline',
        title: 'A timeline',
        events: [
          { at: '2026-02-28T23:59:00.000Z', who: 'ana', text: 'PutBucketPolicy' },
          { at: '2026-02-27T12:00:00.000Z', who: null, text: 'PutBucketAcl' },
        ],
      },
      { is: 'causes', title: 'Causes', folded: false, causes: ['D01'] },
    ]);
  });

  it('holds every finding whole, folded or not', () => {
    const of = { title: 'The example is healthy', severity: 'high', remedy: null };
    const bare = { next: null, needs: [], evidence: [] };
    expect(json.findings).toEqual([
      {
        ...of,
        check: 'access/example',
        outcome: 'fail',
        because: 'The key k1 is disabled',
        next: 'Enable k1.',
        needs: [],
        evidence: [{ call: 'DescribeKey', saw: { KeyState: 'Disabled' } }],
        remedy: 'mend-it',
      },
      {
        ...of,
        ...bare,
        check: 'access/dark',
        outcome: 'unknown',
        because: 'Cooper may not look',
        needs: ['s3:GetBucketPolicy', 's3:GetBucketAcl'],
      },
      {
        ...of,
        ...bare,
        check: 'access/fine',
        title: 'Fine one',
        outcome: 'pass',
        because: 'It is there',
        evidence: [{ call: 'HeadBucket', saw: null }],
      },
      {
        ...of,
        ...bare,
        check: 'access/moot',
        title: 'Moot one',
        outcome: 'not applicable',
        because: 'No key was asked for',
      },
    ]);
  });

  it('holds offers and what could not be seen', () => {
    expect(json.offers).toEqual(everything.offers);
    expect(json.unknowns).toEqual([
      {
        what: 'policy',
        why: 'denied',
        because: 'Cooper may not call s3:GetBucketPolicy',
        needs: ['s3:GetBucketPolicy'],
      },
    ]);
  });

  describe('of a patch', () => {
    const change = {
      document: 'the policy',
      arn: null,
      layer: 'identity',
      statement: 1,
      before: {},
      after: {},
    } as const;
    const whole = { Version: '2012-10-17', Statement: [] };
    const patchOf = (place: PolicyPlace) => {
      const patch = { ...change, whole, place, diff: [], probes: 9 };
      const access = { decision: 'implicit_deny', causes: [cause({ patch })], context: [] } as const;
      return ReportJson.parse(reportJson(report({ access }))).causes?.[0]?.patch;
    };

    it('the whole document, and the command that puts it', () => {
      expect(patchOf({ is: 'inline', of: 'role', owner: 'app', name: 'read' })).toMatchObject({
        whole,
        put: {
          action: 'iam:PutRolePolicy',
          command: expect.stringMatching(/^aws iam put-role-policy .*policy\.json$/),
        },
      });
    });

    it('no command for a bucket policy: an offer previews that change', () => {
      expect(patchOf({ is: 'bucket', bucket: 'logs' })).toMatchObject({ whole, put: null });
    });
  });

  it('keeps every character of a name: escaping is for faces', () => {
    const verdict = { is: 'problem', check: null, text: words`${code('a\u{202e}\u{1b}[31m<!channel>\n')}` } as const;
    expect(reportJson(report({ verdict })).verdict.text).toBe('a\u{202e}\u{1b}[31m<!channel>\n');
  });

  it('may have no target', () => {
    expect(ReportJson.parse(reportJson(report({ target: null }))).target).toBeNull();
  });
});

describe('the schema', () => {
  it('takes a report with one of everything, as it comes over the wire', () => {
    expect(ReportJson.parse(JSON.parse(JSON.stringify(json)))).toEqual(json);
  });

  it('takes the diagnosis of any facts, whole', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const said = diagnosis(facts);
        const read = ReportJson.parse(JSON.parse(JSON.stringify(reportJson(said))));
        expect(read.findings.map(({ check }) => check)).toEqual(findingsOf(said).map(({ check }) => check));
        expect(read.unknowns.map(({ because }) => because)).toEqual(said.unknowns.map(({ because }) => plain(because)));
      }),
    );
  });

  it.each([['schema'], ['verdict'], ['findings'], ['unknowns'], ['sections'], ['offers'], ['target'], ['question']])(
    'misses %s where it is not',
    (name) => {
      const rest = Object.fromEntries(Object.entries(json).filter(([field]) => field !== name));
      expect(ReportJson.safeParse(rest).success).toBe(false);
    },
  );
});

it('a refusal is JSON too', () => {
  const said = refusalJson(new Refusal(words`${code('x')} is no bucket.`, words`Name another.`));
  expect(RefusalJson.parse(said)).toEqual({
    schema: 'cooper.refusal/1',
    refused: 'x is no bucket.',
    next: 'Name another.',
  });
});

it('and has what it rests on', () => {
  const diffs = [{ is: 'diff', title: 'Since', lines: [{ sign: '+', text: '{}' }] }] as const;
  const said = refusalJson(new Refusal(words`No.`, words`Look.`, { diffs }));
  expect(RefusalJson.parse(said)).toEqual({ schema: 'cooper.refusal/1', refused: 'No.', next: 'Look.', diffs });
});
