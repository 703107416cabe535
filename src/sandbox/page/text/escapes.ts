const characters: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** The three escapes of mrkdwn, and no others (docs.slack.dev, «Escaping text»). */
export function unescaped(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt);/g, (escape) => characters[escape] ?? escape);
}
