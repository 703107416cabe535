import type { Finding, Outcome } from '../../src/core/finding.ts';
import type { Report } from '../../src/core/report.ts';
import { target } from '../../src/core/target.ts';
import { words } from '../../src/core/words.ts';

export function report(of: Partial<Report> = {}): Report {
  return {
    question: 'diagnose',
    asked: 'cooper-media videos/intro.mp4',
    target: target({ bucket: 'cooper-media', key: 'videos/intro.mp4' }),
    at: '2026-11-22T03:00:00Z',
    verdict: { is: 'problem', text: words`The bucket is public.`, check: null },
    warnings: [],
    sections: [],
    offers: [],
    unknowns: [],
    ...of,
  };
}

export const failed = {
  is: 'fail',
  because: words`The policy lets everybody read.`,
  next: words`Turn on Block Public Access.`,
  evidence: [{ call: 'GetBucketPolicyStatus', saw: { IsPublic: true } }],
} as const satisfies Outcome;

export const passed: Outcome = { is: 'pass', because: words`It is encrypted.`, evidence: [] };

export function finding(outcome: Outcome, of: Partial<Finding> = {}): Finding {
  return { check: 'access/policy', title: 'The policy is private', severity: 'high', outcome, remedy: null, ...of };
}
