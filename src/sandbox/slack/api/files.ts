import { dictsOf, textOr } from '../json.ts';
import { isReady, type StoredFile } from '../state.ts';
import { type Method, tier } from './method.ts';
import { newId, secret } from '../ids.ts';
import { addPost, findPost, publishChange, rootOf } from '../post.ts';
import type { Arguments } from './arguments.ts';
import { botUser } from '../workspace.ts';
import { checkedContent } from './message-arguments.ts';
import type { Dict } from '../json.ts';
import { forgetOldest } from '../triggers.ts';
import { postableRoom } from './channels.ts';
import type { Sandbox } from '../sandbox.ts';
import { SlackError } from './slack-error.ts';

const kept = 200;
const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  json: 'application/json',
  pdf: 'application/pdf',
  txt: 'text/plain',
};

export const getUploadUrl: Method = {
  name: 'files.getUploadURLExternal',
  scopes: ['files:write'],
  perMinute: tier[4],
  run({ state, now, url }, args) {
    const name = args.required('filename');
    if (!(Number(args.required('length')) > 0)) throw new SlackError('invalid_arguments');
    const id = newId('F');
    const uploadKey = secret(16);
    const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
    state.files.set(id, {
      id,
      name,
      title: name,
      altText: args.text('alt_txt') ?? '',
      mimetype: types[extension] ?? 'application/octet-stream',
      body: null,
      uploadKey,
      readyAt: null,
      createdAt: now().getTime(),
    });
    forgetOldest(state.files, kept);
    return { upload_url: `${url()}/upload/v1/${uploadKey}`, file_id: id };
  },
};

/** Answers at once; Slack makes the file usable, and shares it, a little later (slackapi/python-slack-sdk#1658). */
export const completeUpload: Method = {
  name: 'files.completeUploadExternal',
  scopes: ['files:write'],
  perMinute: tier[4],
  run(sandbox, args) {
    const { state, now, timing, faults } = sandbox;
    const files = dictsOf(args.json('files')).map((given) => uploaded(sandbox, given));
    if (files.length === 0) throw new SlackError('invalid_arguments');
    const delay = faults.settings.fileDelay ?? timing.fileReady;
    for (const file of files) state.files.set(file.id, { ...file, readyAt: now().getTime() + delay });
    const share = sharing(sandbox, args, files);
    // Timers may fire a millisecond early.
    sandbox.after(delay + 5, () => {
      share();
      showReady(sandbox, files);
    });
    return { files: files.map(({ id, title }) => ({ id, title })) };
  },
};

export const filesInfo: Method = {
  name: 'files.info',
  scopes: ['files:read'],
  perMinute: tier[4],
  run(sandbox, args) {
    const file = sandbox.state.files.get(args.required('file'));
    if (file === undefined || file.body === null) throw new SlackError('file_not_found');
    return { file: fileOf(sandbox, file), comments: [], response_metadata: { next_cursor: '' } };
  },
};

/** Before it is ready a file has neither type nor address. */
function fileOf({ now, url }: Sandbox, file: StoredFile): Dict {
  const { id, name, title, mimetype, createdAt, altText } = file;
  const base = {
    id,
    name,
    title,
    created: Math.floor(createdAt / 1000),
    user: botUser.userId,
    size: file.body?.length ?? 0,
  };
  if (!isReady(file, now())) return { ...base, mimetype: '', filetype: '' };
  const address = `${url()}/files/${id}`;
  return {
    ...base,
    mimetype,
    filetype: name.split('.').at(-1) ?? '',
    alt_txt: altText,
    mode: 'hosted',
    url_private: address,
    url_private_download: address,
    permalink: address,
  };
}

function uploaded({ state }: Sandbox, given: Dict): StoredFile {
  const file = state.files.get(textOr(given['id']));
  if (file === undefined || file.body === null) throw new SlackError('file_not_found');
  if (file.readyAt !== null) throw new SlackError('file_already_completed');
  return { ...file, title: textOr(given['title'], file.name) };
}

/** Checked now, done later: posting the files into a channel. */
function sharing(sandbox: Sandbox, args: Arguments, files: readonly StoredFile[]): () => void {
  const channels = args.text('channel_id') ?? args.text('channels');
  if (channels === null) return () => {};
  const rooms = channels.split(',').map((id) => postableRoom(sandbox, id));
  const blocks = args.json('blocks', 'invalid_blocks_format');
  const content = checkedContent(sandbox, { text: args.text('initial_comment') ?? '', blocks, files });
  const ts = args.text('thread_ts');
  return () => {
    for (const { id: channel } of rooms) {
      const thread = ts === null ? null : findPost(sandbox, channel, ts);
      const threadTs = thread === null ? null : rootOf(thread);
      addPost(sandbox, { ...content, channel, threadTs, user: botUser.userId, files: files.map(({ id }) => id) });
    }
  };
}

/** Messages that show one of these files look different now. */
function showReady(sandbox: Sandbox, files: readonly StoredFile[]): void {
  const ids = new Set(files.map(({ id }) => id));
  for (const post of [...sandbox.state.messages.values()].flat())
    if (post.files.some((id) => ids.has(id))) publishChange(sandbox, post);
}
