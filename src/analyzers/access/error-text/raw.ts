import { logParts } from './access-log.ts';
import { jsonParts } from './json-parts.ts';
import { normalise } from './normalise.ts';
import { toolParts } from './tool-parts.ts';
import type { ErrorInput, Raw } from './types.ts';
import { withoutErrorDocument, xmlParts } from './xml.ts';

/** Longer pastes are cut: no error says what matters after this many characters. */
const longest = 200_000;

const nothing: Omit<Raw, 'text'> = {
  code: null,
  status: null,
  operation: null,
  principal: null,
  action: null,
  resource: null,
  unsigned: false,
  website: false,
};

/** One error out of whatever format it came in. What the caller knows for certain counts before what the text says. */
export function rawOf({ code, status, message, operation }: ErrorInput): Raw {
  const pasted = message.slice(0, longest);
  const text = withoutErrorDocument(normalise(pasted));
  const json = jsonParts(pasted);
  const said = { ...nothing, ...toolParts(text), ...xmlParts(text), ...logParts(text), ...json };
  const known = Object.fromEntries(
    Object.entries({ code, status, operation }).filter(([, value]) => value !== undefined),
  );
  return { ...said, ...known, text: json?.text === undefined ? text : `${normalise(json.text)} ${text}` };
}
