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

type Drawing<Is extends Inline['is']> = (node: Extract<Inline, { readonly is: Is }>) => ReactNode;

const styled = (node: Extract<Inline, { readonly is: Style }>): ReactNode => <Styled node={node} />;

const drawings: { readonly [Is in Inline['is']]: Drawing<Is> } = {
  text: ({ text }) => text,
  break: () => <br />,
  code: ({ text }) => <code dir="auto">{text}</code>,
  color: ({ value }) => <code>{value}</code>,
  link: ({ url, inside }) => <Link url={url}>{<Inlines of={inside} />}</Link>,
  emoji: ({ name }) => <Emoji name={name} />,
  date: (node) => <DateText {...node} />,
  user: ({ id, label }) => <UserMention id={id} label={label} />,
  channel: ({ id, label }) => <ChannelMention id={id} label={label} />,
  group: ({ id, label }) => <GroupMention id={id} label={label} />,
  broadcast: ({ range }) => <span className="mention mention--loud">@{range}</span>,
  strong: styled,
  emphasis: styled,
  strike: styled,
  underline: styled,
  highlight: styled,
};

function drawn(node: Inline): ReactNode {
  // The table's type says that each drawing gets its own kind of node; a look-up by union loses that.
  const draw = drawings[node.is] as Drawing<Inline['is']>;
  return draw(node);
}

function Styled({ node }: { readonly node: Extract<Inline, { readonly is: Style }> }) {
  const Element = elements[node.is];
  return (
    <Element>
      <Inlines of={node.inside} />
    </Element>
  );
}

function Link({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  return (
    <a href={url} title={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

function Emoji({ name }: { readonly name: string }) {
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
