import { absent } from '../../../src/core/fact.ts';
import { parseRules, type Rules } from '../../../src/changes/rules/config.ts';
import { ruleFor, type Ruling, type Situation } from '../../../src/changes/rules/ruling.ts';

/** Of three people, each on two faces. */
const people = `
people:
  priya: { slack: U0PRIYA, aws: arn:aws:iam::111122223333:user/priya }
  marcus: { slack: U0MARCUS, aws: arn:aws:iam::111122223333:user/marcus }
  noor: { slack: U0NOOR0, aws: arn:aws:iam::111122223333:user/noor }
`;

export const rulesOf = (text: string): Rules => parseRules(`${people}${text}`, 'cooper.config.yml');

export const situation: Situation = {
  remedy: 'block-public-access',
  risk: 'B',
  place: { account: '111122223333', region: 'us-east-1', bucket: 'cooper-media' },
  tags: absent,
  channel: 'C0MEDIA',
  face: 'slack',
};

/** What the rules demand; fails where they refuse. */
export function ruled(rules: Rules, of: Partial<Situation> = {}): Ruling {
  const found = ruleFor(rules, { ...situation, ...of });
  if (found.is === 'refused') throw new Error(`refused: ${JSON.stringify(found.because)}`);
  return found.ruling;
}
