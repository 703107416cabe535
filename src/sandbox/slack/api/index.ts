import * as about from './about.ts';
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import * as people from './people.ts';
import * as views from './views.ts';
import type { Method } from './method.ts';

/** The Web API methods that the local Slack has; any other is an `unknown_method`. */
export const methods: readonly Method[] = [
  about.apiTest,
  about.authTest,
  about.blocksValidate,
  about.botsInfo,
  about.connectionsOpen,
  about.teamInfo,
  chat.getPermalink,
  chat.postEphemeral,
  chat.postMessage,
  chat.remove,
  chat.update,
  conversations.info,
  conversations.join,
  conversations.list,
  conversations.members,
  conversations.open,
  conversations.usersConversations,
  files.completeUpload,
  files.filesInfo,
  files.getUploadUrl,
  people.userGroupsList,
  people.userGroupsUsers,
  people.usersInfo,
  people.usersList,
  views.open,
  views.publish,
  views.push,
  views.update,
];
