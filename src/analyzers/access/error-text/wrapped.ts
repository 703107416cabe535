/** The words of AWS's refusals (IAM user guide, «Troubleshoot access denied error messages»), to tell which joint is right. */
const words =
  /\b(?:User|is|not|authorized|to|perform|on|resource|because|no|with|an|explicit|deny|in|identity|based|permissions|boundary|sessions?|service|control|endpoint|policy|allows|the|action|ARN|arn:aws)\b/g;
/** Fewer make no refusal. */
const fewest = 7;
/** Narrower texts are lists and tables, not terminals. */
const narrowest = 40;

/**
 * A terminal breaks a line at its width, inside words too, and copying keeps the breaks: then the lines but the last are
 * equally long. People and mail programs break between words. Null where nothing says that a terminal did it.
 */
export function unwrapped(lines: readonly string[]): string | null {
  if (!isOneWide(lines)) return null;
  const glued = lines.join('');
  const gained = wordsIn(glued) - wordsIn(lines.join(' '));
  // One full line alone has no other to be as long as: there only a mended word tells.
  return wordsIn(glued) >= fewest && gained >= (lines.length > 2 ? 0 : 1) ? glued : null;
}

function isOneWide(lines: readonly string[]): boolean {
  const [{ length: width } = ''] = lines;
  const last = lines.length - 1;
  return (
    last > 0 &&
    width >= narrowest &&
    lines.every((line, at) => (at === last ? line.length <= width : line.length === width && !isFramed(line)))
  );
}

const isFramed = (line: string): boolean => /^\s*[│┃║╷╵|>]/u.test(line);

/** A whole action counts, too. */
const wordsIn = (text: string): number =>
  (text.match(words)?.length ?? 0) + (/perform: \S{1,100} (?:on|with|because)\b/.test(text) ? 1 : 0);
