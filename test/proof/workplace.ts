import type { Member, Room, State } from '../../src/sandbox/slack/state.ts';
import { botUser } from '../../src/sandbox/slack/workspace.ts';

/** Who is who in the proof, by what they may. */
export const people = {
  requester: 'U0PRIYA0001',
  approvers: ['U0MARCUS002', 'U0NOOR00003', 'U0OMAR00008'],
  /** A full member whom no rule names. */
  stranger: 'U0INES00009',
  guest: 'U0GIL000004',
  external: 'U0ELENA0005',
} as const;

export const team = 'T0CASKWORKS';

/** `one-…`, `two-…` and `three-…` buckets need as many people; of two, Slack's own group is asked who they are. */
export const rules = `
admins: [marcus]
people:
  priya: { slack: U0PRIYA0001 }
  marcus: { slack: U0MARCUS002 }
  noor: { slack: U0NOOR00003 }
  omar: { slack: U0OMAR00008 }
  ines: { slack: U0INES00009 }
rules:
  - name: one
    when: { bucket: 'one-*' }
    approve: { by: [marcus, noor, omar], count: 1 }
  - name: two
    when: { bucket: 'two-*' }
    approve: { by: ['group:S0APPROVERS', omar], count: 2 }
  - name: three
    when: { bucket: 'three-*' }
    approve: { by: [priya, marcus, noor, omar], count: 3 }
`;

/** Two more people than the workspace has. */
export function moreMembers({ people: all }: State): void {
  for (const [id, name] of [
    [people.approvers[2], 'omar'],
    [people.stranger, 'ines'],
  ] as const) {
    const member: Member = {
      id,
      name,
      realName: name,
      title: '',
      kind: 'member',
      teamId: team,
      email: `${name}@caskworks.example`,
      timeZone: 'Europe/Paris',
    };
    all.set(id, member);
  }
}

/** A channel of its own for each schedule, so that what is said there is short. */
export function openChannel({ channels }: State, id: string): void {
  const members = [people.requester, ...people.approvers, people.stranger, people.guest, people.external];
  const room: Room = {
    id,
    name: id.toLowerCase(),
    kind: 'channel',
    topic: '',
    members: new Set([...members, botUser.userId]),
    isShared: false,
    isArchived: false,
  };
  channels.set(id, room);
}
