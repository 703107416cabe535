import { cooperSession, people } from './accounts.ts';

/** Who may change what at Caskworks: the text of its `cooper.config.yml`. */
export const rulesText = `# Caskworks: who may change what.
admins: [marcus, operator]

people:
  priya:
    slack: U0PRIYA0001
    aws: ${people.priya}
  marcus:
    slack: U0MARCUS002
    aws: ${people.marcus}
  noor:
    slack: U0NOOR00003
  # Whoever tries a terminal beside the sandbox: it signs with Cooper's own session.
  operator:
    aws: ${cooperSession}

requests:
  channel: C0PLATFORM0
# Cooper is no member of #security: what it must know is told here.
security_channel: C0PLATFORM0

rules:
  - name: everyday
    when:
      risk: low
    ask: [priya, operator, group:S0APPROVERS]
    approve:
      by: [group:S0APPROVERS, operator]
      count: 1

  - name: money and records
    when:
      risk: high
      bucket: [cooper-finance, cooper-records]
    ask: [priya, operator, group:S0APPROVERS]
    approve:
      by: [group:S0APPROVERS, operator]
      count: 2
    break_glass:
      by: marcus

  # So that one person can try a whole change.
  - name: demonstration
    when:
      risk: high
      bucket: cooper-*
    ask: [priya, operator, group:S0APPROVERS]
    approve:
      by: [group:S0APPROVERS, operator]
      count: 1

  - name: whole accounts
    when:
      risk: high
    ask: [priya, operator, group:S0APPROVERS]
    approve:
      by: [group:S0APPROVERS, operator]
      count: 2
    break_glass:
      by: marcus
`;
