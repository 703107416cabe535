import type { Member, Post, Room, State, UserGroup } from './state.ts';
import { spelledTs } from './ids.ts';

const botId = 'U0COOPER000';
export const botUser = { appId: 'A0COOPER000', botId: 'B0COOPER000', userId: botId } as const;

const home = 'T0CASKWORKS';
const partner = 'T0BRIGHTREEL';

/** Where each person belongs, for `team_id` of somebody else's people. */
const people: readonly Member[] = [
  person('U0PRIYA0001', 'priya', 'Priya Raman', 'on call this week: asks for changes', 'member'),
  person('U0MARCUS002', 'marcus', 'Marcus Oyelaran', 'platform lead: approves', 'admin', 'Europe/London'),
  person('U0NOOR00003', 'noor', 'Noor Haddad', 'security: approves', 'member', 'Asia/Dubai'),
  person('U0GIL000004', 'gil', 'Gil Amsalem', 'guest from the agency', 'guest', 'Europe/Paris'),
  {
    ...person('U0ELENA0005', 'elena', 'Elena Brandt', 'from Brightreel, outside the company', 'external'),
    teamId: partner,
  },
  person('U0TOMAS0006', 'tomas', 'Tomás Ferreira', 'has left', 'deactivated'),
  person(botId, 'cooper', 'Cooper', 'explains S3', 'bot'),
];

const [priya, marcus, noor, gil, elena] = people.map(({ id }) => id) as [string, string, string, string, string];

const groups: readonly UserGroup[] = [
  { id: 'S0APPROVERS', handle: 's3-approvers', name: 'S3 approvers', users: [marcus, noor] },
  { id: 'S0ONCALL000', handle: 'platform-oncall', name: 'Platform on call', users: [priya] },
];

/** A small company on a quiet day, and one incident in it. Every call makes a fresh copy. */
export function newWorkspace(now: Date): State {
  return {
    team: { id: home, name: 'Caskworks', domain: 'caskworks' },
    people: new Map(people.map((each) => [each.id, each])),
    channels: new Map(rooms().map((each) => [each.id, each])),
    groups,
    messages: new Map([['C0INCIDENTS', incident(now)]]),
    views: new Map(),
    modals: new Map(),
    homes: new Map(),
    files: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    notices: [],
  };
}

function rooms(): readonly Room[] {
  const staff = [priya, marcus, noor];
  const insiders = people.filter(({ kind }) => kind === 'member' || kind === 'admin' || kind === 'guest');
  return [
    room('C0INCIDENTS', 's3-incidents', 'Storage incidents. One thread an incident.', [...staff, gil, botId]),
    room('C0PLATFORM0', 'platform', 'Buckets, roles and the people who change them', [...staff, botId]),
    room('C0MEDIA0000', 'media-team', 'Video pipeline', [...staff, gil]),
    { ...room('C0SECURITY0', 'security', 'Findings and reviews', [marcus, noor]), kind: 'private' },
    {
      ...room('C0BRIGHTREL', 'ext-brightreel', 'Shared with Brightreel: deliveries and masters', [
        priya,
        marcus,
        elena,
        botId,
      ]),
      isShared: true,
    },
    { ...room('C0OLDMEDIA0', 'media-migration', 'Done in spring', staff), isArchived: true },
    ...insiders.map((each) => directMessage(each.id)),
  ];
}

/** The direct message of a person and the app; its id follows from the person's. */
export function directMessage(user: string): Room {
  return { ...room(`D${user.slice(1)}`, 'Cooper', '', [user, botId]), kind: 'dm' };
}

function room(id: string, name: string, topic: string, members: readonly string[]): Room {
  return { id, name, kind: 'channel', topic, members: new Set(members), isShared: false, isArchived: false };
}

function person(
  id: string,
  name: string,
  realName: string,
  title: string,
  kind: Member['kind'],
  timeZone = 'America/New_York',
): Member {
  return { id, name, realName, title, kind, teamId: home, email: `${name}@caskworks.example`, timeZone };
}

function incident(now: Date): Post[] {
  const at = (minutesAgo: number) => spelledTs((now.getTime() - minutesAgo * 60_000) * 1000);
  const root = at(14);
  const pasted = [
    'Same from the CLI with the player’s role:',
    '```download failed: s3://cooper-media/videos/intro.mp4 to ./intro.mp4',
    'An error occurred (AccessDenied) when calling the GetObject operation: Access Denied```',
  ].join('\n');
  return [
    post(at(96), null, marcus, 'Handover: nothing open. Priya has the pager from here.'),
    post(
      root,
      null,
      priya,
      'The launch page has shown a black player for a few minutes. The intro video won’t load for anyone.',
    ),
    post(at(11), root, gil, 'The page itself is fine here, only the video request comes back with a 403.'),
    post(at(9), root, priya, pasted),
    post(at(6), root, marcus, 'Did anything change on the bucket today? Looking at the deploy log now.'),
  ];
}

function post(ts: string, threadTs: string | null, user: string, text: string): Post {
  const nothing = { blocks: [], attachments: [], files: [], metadata: null, ephemeralTo: null, editedAt: null };
  return { channel: 'C0INCIDENTS', ts, threadTs, user, text, ...nothing };
}
