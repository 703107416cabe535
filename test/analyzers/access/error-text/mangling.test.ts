import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseErrorText } from '../../../../src/analyzers/access/error-text/index.ts';

const principals = [
  'arn:aws:iam::111122223333:user/team/ana',
  'arn:aws:sts::111122223333:assumed-role/app/i-0abc',
  'arn:aws-us-gov:sts::111122223333:assumed-role/AWSReservedSSO_Ops_0f/jo@example.com',
  'arn:aws:sts::111122223333:federated-user/bo',
  'arn:aws-cn:iam::111122223333:root',
];
const types = [
  ['identity-based policy', 'identity'],
  ['resource-based policy', 'resource'],
  ['permissions boundary', 'permissions_boundary'],
  ['session policy', 'session'],
  ['service control policy', 'scp'],
  ['resource control policy', 'rcp'],
  ['VPC endpoint policy', 'vpc_endpoint'],
] as const;
const letters = fc.constantFrom(...Array.from('abcXYZ019-_.=+@()[]{}!$~,;:/%#é漢 '));
const key = fc.string({ unit: letters, minLength: 1, maxLength: 40 }).filter((one) => !/^ | $|  |\[0m/.test(one));

const denial = fc
  .record({
    principal: fc.constantFrom(...principals),
    action: fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:DeleteObjectVersion'),
    key,
    type: fc.constantFrom(...types),
    explicit: fc.boolean(),
    named: fc.constantFrom(null, ', with policy ARN: ', ': '),
  })
  .map(({ principal, action, key: name, type: [words, policyType], explicit, named }) => {
    const resource = `arn:aws:s3:::media/${name}`;
    const policyArn = explicit && named !== null ? 'arn:aws:iam::111122223333:policy/team/No' : null;
    const why = explicit
      ? `with an explicit deny in a ${words}${policyArn === null ? '' : named + policyArn}`
      : `because no ${words} allows the ${action} action`;
    const text = `User: ${principal} is not authorized to perform: ${action} on resource: "${resource}" ${why}`;
    const effect = explicit ? 'explicit' : 'implicit';
    return { text, said: { principal, action, resource, effect, policyType, policyArn } };
  });

/** What shells, SDKs, pages and chats do to a text on its way. */
const manglers: Readonly<Record<string, (text: string) => string>> = {
  'the CLI': (text) => `An error occurred (AccessDenied) when calling the PutObjectAcl operation: ${text}`,
  Java: (text) => `${text} (Service: S3, Status Code: 403, Request ID: A1, Extended Request ID: b/c=)`,
  XML: (text) =>
    `<Error><Code>AccessDenied</Code><Message>${text
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')}</Message><RequestId>A1</RequestId></Error>`,
  JSON: (text) => JSON.stringify({ errorMessage: text }),
  'curly quotes': (text) => text.replaceAll(' "', ' \u{201c}').replaceAll('" ', '\u{201d} '),
  'a quotation': (text) =>
    `> ${text.replaceAll(' is not', '\n> is not').replaceAll(' on resource', '\n> on resource')}`,
  'a box': (text) => `╷\n│ Error: ${text.replaceAll(' perform: ', ' perform:\n│ ')}\n╵`,
  'wrapped lines': (text) => text.replaceAll(' an explicit', '\r\n   an explicit').replaceAll(' no ', '\n no '),
  'a page’s breaks': (text) => text.replaceAll(' an explicit', '<br>an explicit').replaceAll(' no ', ' <br/>no '),
  colours: (text) => `\u001b[31mError:\u001b[0m ${text}`,
  'spaces that do not break': (text) => text.replaceAll(' ', '\u{a0}'),
};

it('what carries a text does not change what it says', () => {
  fc.assert(
    fc.property(denial, fc.shuffledSubarray(Object.keys(manglers), { maxLength: 3 }), ({ text, said }, way) => {
      const message = way.reduce((all, by) => manglers[by]?.(all) ?? all, text);
      expect(parseErrorText({ message })).toMatchObject(said);
    }),
    { numRuns: 3_000 },
  );
});
