const sent = new Map<string, string>();

/** What was sent last from this page, in that channel; null when nothing was. */
export const lastSent = (channel: string): string | null => sent.get(channel) ?? null;

export function remember(channel: string, text: string): void {
  sent.set(channel, text);
}
