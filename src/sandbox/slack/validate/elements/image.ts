import { below, fault, type Fault, matching, object, type Place, type Shape, text } from '../shape.ts';
import type { Dict } from '../../json.ts';
import { limits } from '../limits.ts';
import { type } from './common.ts';

/** Reference, «Slack file object»: by id or by address, never both. */
const slackFile: Shape = object({ optional: { id: text({ min: 1 }), url: text({ min: 1 }) } }, (value, at) =>
  ['id', 'url'].filter((name) => value[name] !== undefined).length === 1
    ? []
    : fault(at, 'must define either `id` or `url`'),
);

const url: Shape = (value, at) => {
  const faults = text({ min: 1, max: limits.image.url })(value, at);
  return faults.length > 0 ? faults : matching(/^https?:\/\/\S+$/, 'a valid URL')(value, at);
};

export const imageSource = { image_url: url, slack_file: slackFile };

export function oneSource(value: Dict, at: Place): readonly Fault[] {
  const given = ['image_url', 'slack_file'].filter((name) => value[name] !== undefined);
  if (given.length === 1) return [];
  return fault(given.length === 0 ? at : below(at, 'slack_file'), 'must define either `image_url` or `slack_file`');
}

export const imageElement: Shape = object(
  { required: { ...type('image'), alt_text: text({ min: 1, max: limits.image.alt }) }, optional: imageSource },
  oneSource,
);
