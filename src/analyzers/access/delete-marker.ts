import { fail, valueOf } from '../../core/check.ts';
import type { Evidence, Outcome } from '../../core/finding.ts';
import type { Facts, ObjectVersion } from '../../core/facts.ts';
import { code, type Words, words } from '../../core/words.ts';

/**
 * What a delete marker means. Asked for by its id it answers 405, on top of a key 404, and whether there is anything
 * to bring back is up to the versions below it (S3 user guide, «Working with delete markers»).
 */
export function deleted(facts: Facts, marker: string | null): Outcome {
  const versions = valueOf(facts, 'objectVersions');
  const evidence = [
    { call: 'HeadObject', saw: { 'x-amz-delete-marker': true, 'x-amz-version-id': marker } },
    ...(versions ? [{ call: 'ListObjectVersions', saw: versions }] : []),
  ];
  if (facts.target.versionId === null) return onTop(marker, versions, evidence);
  return fail(
    words`The version that was asked for is a delete marker, which holds no data: S3 answers 405`,
    words`Ask for another version, or for the key without one.`,
    evidence,
  );
}

function onTop(
  marker: string | null,
  versions: readonly ObjectVersion[] | null,
  evidence: readonly Evidence[],
): Outcome {
  const because = words`Its latest version is a delete marker, so S3 answers 404: it was deleted`;
  if (versions === null)
    return fail(words`${because}; whether older versions are left could not be seen`, bringsBack(marker, []), evidence);
  if (versions.some(({ isDeleteMarker }) => !isDeleteMarker))
    return fail(words`${because}, and older versions of it are still there`, bringsBack(marker, versions), evidence);
  return fail(
    words`${because}, and no older version of it was found`,
    words`Nothing in this bucket brings it back. Look for a copy: a replica, a backup.`,
    evidence,
  );
}

function bringsBack(marker: string | null, versions: readonly ObjectVersion[]): Words {
  const id = marker ?? versions.find((one) => one.isLatest && one.isDeleteMarker)?.versionId;
  const which = id === undefined ? words`that marker` : words`the marker ${code(id)}`;
  return words`Deleting ${which} (${code('s3:DeleteObjectVersion')}) brings the newest version back.`;
}
