import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerLine } from '../../src/policy/cases/answer.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { almostValid, anything, type Use, use, valid } from './documents.ts';
import { holds } from './holds.ts';
import { context, statement } from './statements.ts';

it('accepts what AWS accepts', () => {
  holds(
    fc.property(valid, ({ use: kind, document }) => {
      expect(parsePolicy('p', document, kind)).toMatchObject({ is: 'policy' });
    }),
  );
});

it('answers what is almost legal with a policy, or with faults that name their places', () => {
  holds(
    fc.property(almostValid, ({ use: kind, document }) => {
      expect(illPlaced(document, kind)).toEqual([]);
    }),
  );
});

it('answers anything else in the same way', () => {
  holds(
    fc.property(anything, use, (document, kind) => {
      expect(illPlaced(document, kind)).toEqual([]);
    }),
  );
});

it('decides by whatever it accepts', () => {
  holds(
    fc.property(almostValid, context, ({ use: kind, document }, said) => {
      const { text } = answerLine(
        JSON.stringify({ id: 1, op: 'authorize', ...caseOf(kind, document, said) }),
        new Date(0),
      );
      expect(text).toMatch(/^\{"id":1,"(decision":"(allow|explicit_deny|implicit_deny)"|error":"AWS would reject )/);
    }),
  );
});

function caseOf(kind: Use, document: unknown, said: object): object {
  const principal = { type: 'user', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' };
  const resource = { arn: 'arn:aws:s3:::bucket/data/report.csv', account: '111122223333' };
  const named = { name: 'p', document };
  const leveled = [{ level: 'root', policies: [named] }];
  const policies = {
    identity: { identity: [named] },
    session: { session: [named] },
    resource: { resource: named },
    scp: { scp: leveled },
    rcp: { rcp: leveled },
  }[kind];
  return { request: { principal, action: 's3:GetObject', resource, context: said }, policies };
}

it('reads as many statements as there are', () => {
  holds(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 9 }), (list) => {
      const parsed = parsePolicy('p', { Statement: list }, 'identity');
      const positions = parsed.is === 'policy' ? parsed.policy.rules.map(({ position }) => position) : [];
      expect(positions).toEqual(list.map((_, nth) => nth + 1));
    }),
  );
});

/** What is wrong with the answer: no fault at all, or one that says nothing, or stands where there is nothing. */
function illPlaced(document: unknown, kind: Use): readonly unknown[] {
  const parsed = parsePolicy('p', document, kind);
  if (parsed.is === 'policy') return [];
  if (parsed.faults.length === 0) return ['rejected without a fault'];
  const count = [(document as { readonly Statement?: unknown } | null)?.Statement ?? []].flat().length;
  return parsed.faults.filter(({ place, what }) => {
    const nth = Number(/^Statement\[(\d+)\]/.exec(place)?.[1] ?? 1);
    // A document may have an element whose name is the empty text: that is its place.
    const isNamed = place !== '' || Object.hasOwn(document as object, '');
    return what === '' || !isNamed || nth < 1 || nth > Math.max(count, 1);
  });
}
