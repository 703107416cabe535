import type { AppInfo, Channel } from '../../slack/protocol.ts';
import { BarrelMark } from '../ui/avatar.tsx';

interface Props {
  readonly channel: Channel;
  readonly app: AppInfo | null;
  readonly isEmpty: boolean;
}

/** The beginning of a channel: what it is, and while nothing was said, what one can do here. */
export function EmptyChannel({ channel, app, isEmpty }: Props) {
  return (
    <div className={isEmpty ? 'beginning beginning--empty' : 'beginning'}>
      {isEmpty && <BarrelMark className="beginning__mark" />}
      <h2>{channel.kind === 'dm' ? channel.name : `#${channel.name}`}</h2>
      <p>
        {channel.kind === 'dm' ? 'Only the two of you see this conversation.' : 'This is where the channel begins.'}
        {isEmpty && app !== null && <Invitation app={app} />}
      </p>
    </div>
  );
}

function Invitation({ app: { name, commands } }: { readonly app: AppInfo }) {
  const command = commands[0]?.command;
  if (command === undefined) return null;
  return (
    <>
      {' '}
      Type <code>{command}</code> to ask {name} about a bucket, or mention <b>@{name}</b>.
    </>
  );
}
