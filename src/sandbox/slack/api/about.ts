import { botProfile } from '../payloads.ts';
import { botUser } from '../workspace.ts';
import { type Method, tier } from './method.ts';
import { isDict } from '../json.ts';
import { SlackError } from './slack-error.ts';
import { validateBlocks, validateMessage } from '../validate/message.ts';
import { validateView } from '../validate/view.ts';

export const apiTest: Method = {
  name: 'api.test',
  scopes: [],
  perMinute: tier[4],
  run(_sandbox, args) {
    const error = args.text('error');
    if (error !== null) throw new SlackError(error);
    return { args: args.all };
  },
};

export const authTest: Method = {
  name: 'auth.test',
  scopes: [],
  perMinute: Infinity,
  run: ({ state, url }) => ({
    url: `${url()}/`,
    team: state.team.name,
    user: state.people.get(botUser.userId)?.name,
    team_id: state.team.id,
    user_id: botUser.userId,
    bot_id: botUser.botId,
    is_enterprise_install: false,
  }),
};

export const connectionsOpen: Method = {
  name: 'apps.connections.open',
  scopes: [],
  perMinute: tier[1] * 60,
  token: 'app',
  run: ({ sockets, url }) => ({
    url: `${url().replace('http', 'ws')}/link/?ticket=${sockets.ticket()}&app_id=${botUser.appId}`,
  }),
};

export const teamInfo: Method = {
  name: 'team.info',
  scopes: ['team:read'],
  perMinute: tier[3],
  run: ({ state: { team } }) => ({
    team: { ...team, email_domain: '', icon: {}, enterprise_id: '', enterprise_name: '' },
  }),
};

export const botsInfo: Method = {
  name: 'bots.info',
  scopes: ['users:read'],
  perMinute: tier[3],
  run(sandbox, args) {
    if ((args.text('bot') ?? botUser.botId) !== botUser.botId) throw new SlackError('bot_not_found');
    return { bot: botProfile(sandbox) };
  },
};

/** Exactly one of `blocks`, `message` and `view`. */
export const blocksValidate: Method = {
  name: 'blocks.validate',
  scopes: [],
  perMinute: tier[3],
  run(_sandbox, args) {
    const given = (['blocks', 'message', 'view'] as const).filter((name) => args.all[name] !== undefined);
    const [what] = given;
    if (what === undefined || given.length > 1) throw new SlackError('invalid_arguments');
    const value = args.json(what);
    const faults = {
      blocks: () => validateBlocks(value, ''),
      // A missing text is not among the things it looks at.
      message: () => (isDict(value) ? validateMessage({ text: 'x', ...value }) : []),
      view: () => validateView(value, ''),
    }[what]();
    if (faults.length > 0) throw new SlackError(`invalid_${what}`, { errors: faults });
    return {};
  },
};
