import { describe, expect, it } from 'vitest';
import { diagnosis } from '../../../src/analyzers/access/index.ts';
import { question } from '../../../src/core/question.ts';
import { objectFacts } from '../../facts.ts';

/** What is said when an error was pasted that names nobody. */
function saidOf(error: string) {
  const facts = objectFacts({});
  const { access, verdict } = diagnosis(facts, question({ target: facts.target, error }));
  return { decision: access?.decision, first: access?.causes[0]?.id ?? null, is: verdict.is };
}

describe('an error without a principal', () => {
  it.each([
    ['An error occurred (SignatureDoesNotMatch) when calling the GetObject operation', 'A02', 'implicit_deny'],
    ['An error occurred (RequestTimeTooSkewed) when calling the GetObject operation', 'A03', 'implicit_deny'],
    ['An error occurred (InvalidObjectState) when calling the GetObject operation', 'D26', 'explicit_deny'],
  ])('%s tells its cause all the same', (error, first, decision) => {
    expect(saidOf(error)).toEqual({ decision, first, is: 'problem' });
  });

  it('that says nothing but no leaves the decision open', () => {
    expect(
      saidOf('An error occurred (AccessDenied) when calling the GetObject operation: Access Denied').decision,
    ).toBe('depends');
  });
});
