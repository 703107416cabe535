/** What the names of a partition's Regions begin with (AWS General Reference, «Regions and endpoints»). */
const starts: readonly (readonly [start: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isof-', 'aws-iso-f'],
];

/** The partition of a Region: `aws` for all that are in none of their own. */
export const partitionOf = (region: string): string => starts.find(([start]) => region.startsWith(start))?.[1] ?? 'aws';
