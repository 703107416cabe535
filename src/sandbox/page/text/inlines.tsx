import { Fragment, type ReactNode, useContext } from 'react';
import { own } from '../json.ts';
import { isDrawn, StatusIcon } from '../ui/status-icon.tsx';
import { formatDate, moment } from './dates.ts';
import { DirectoryContext } from './directory.ts';
import { emoji } from './emoji.ts';
import type { Inline, Style } from './inline.ts';
import { ChannelMention, GroupMention, UserMention } from './mention.tsx';

const elements = { strong: 'strong', emphasis: 'em', strike: 's', underline: 'u', highlight: 'mark' } as const;

/** Text inside a line. React escapes every character of it. */
export function Inlines({ of }: { readonly of: readonly Inline[] }): ReactNode {
  // oxlint-disable-next-line react/no-array-index-key -- text has no identity, and a new text is drawn anew
  return of.map((node, nth) => <Fragment key={nth}>{drawn(node)}</Fragment>);
}

function drawn(node: Inline): ReactNode {
  switch (node.is) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'code':
      return <code dir="auto">{node.text}</code>;
    case 'link':
      return <Link url={node.url}>{<Inlines of={node.inside} />}</Link>;
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'date':
      return <DateText {...node} />;
    case 'color':
      return <code>{node.value}</code>;
    case 'broadcast':
      return <span className="mention mention--loud">@{node.range}</span>;
    case 'user':
    case 'channel':
    case 'group':
      return <Mention node={node} />;
    default:
      return <Styled node={node} />;
  }
}

function Styled({ node }: { readonly node: Extract<Inline, { readonly is: Style }> }) {
  const Element = elements[node.is];
  return (
    <Element>
      <Inlines of={node.inside} />
    </Element>
  );
}

function Mention({ node }: { readonly node: Extract<Inline, { readonly is: 'user' | 'channel' | 'group' }> }) {
  switch (node.is) {
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'group':
      return <GroupMention id={node.id} label={node.label} />;
  }
}

function Link({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  return (
    <a href={url} title={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

export function Emoji({ name }: { readonly name: string }) {
  if (isDrawn(name)) return <StatusIcon name={name} />;
  const character = own(emoji, name);
  if (character === undefined) return `:${name}:`;
  return (
    <span className="emoji" role="img" aria-label={name.replaceAll('_', ' ')}>
      {character}
    </span>
  );
}

function DateText({ at, format, url }: Extract<Inline, { readonly is: 'date' }>) {
  const { clock } = useContext(DirectoryContext);
  const told = (
    <time dateTime={new Date(at * 1000).toISOString()} title={moment(at, clock)}>
      {formatDate(at, format, clock)}
    </time>
  );
  return url === null ? told : <Link url={url}>{told}</Link>;
}
