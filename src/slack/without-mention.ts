/** The words that were meant for Cooper, without its own name. */
export function withoutMention(text: string, botUserId: string | undefined): string {
  if (botUserId === undefined) return text.replace(/^\s*<@\w+(?:\|[^>]*)?>/, '').trim();
  return text.replaceAll(new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`, 'g'), ' ').trim();
}
