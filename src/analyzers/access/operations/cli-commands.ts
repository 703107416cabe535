import { code, words } from '../../../core/words.ts';
import { dataKeyToWrite, decryptToRead, perhapsIf, onBucket, onKey, onObject } from './rows.ts';
import type { NeedRow, Operation } from './types.ts';

const cli = (name: string, rows: readonly NeedRow[], note: Operation['note']): Operation => ({
  name: `aws s3 ${name}`,
  rows,
  note,
  source: `https://docs.aws.amazon.com/cli/latest/reference/s3/${name}.html`,
});

const reads = perhapsIf(words`the object is what is copied`);
const writes = perhapsIf(words`the object is what is written`);
/** The CLI uploads more than 8 MB in parts: https://docs.aws.amazon.com/cli/latest/topic/s3-config.html#multipart-threshold */
const parts = perhapsIf(words`more than 8 MB are written, which go up in parts`);

const reading: readonly NeedRow[] = [onObject('GetObject', reads), { ...decryptToRead, ...reads }];
const writing: readonly NeedRow[] = [
  onObject('PutObject', writes),
  { ...dataKeyToWrite, ...writes },
  onKey('Decrypt', { kms: 'written', ...parts }),
];
const tags: readonly NeedRow[] = [
  onObject('GetObjectTagging', perhapsIf(words`it is copied inside S3 with its tags`)),
  onObject('PutObjectTagging', perhapsIf(words`what is copied onto it inside S3 has tags`)),
];
const list = onBucket('ListBucket', { why: words`to see what is there` });
const listWhole = onBucket('ListBucket', { wholeBucket: true, why: words`to see what is there` });
const listRecursive = onBucket('ListBucket', perhapsIf(words`it is done with ${code('--recursive')}`));

const bothWays = words`This command reads the place when it is its source and writes it when it is its destination, which the command's name does not tell. Ask ${code('for GetObject')} or ${code('for PutObject')} to be sure.`;

/** Commands of the AWS CLI, as far as the named place is concerned. */
export const cliCommands: readonly Operation[] = [
  cli('cp', [...reading, ...writing, ...tags, listRecursive], bothWays),
  cli('mv', [...reading, ...writing, ...tags, onObject('DeleteObject', reads), listRecursive], bothWays),
  cli(
    'sync',
    [
      list,
      ...reading,
      ...writing,
      ...tags,
      onObject('DeleteObject', perhapsIf(words`it is the destination, with ${code('--delete')}`)),
    ],
    bothWays,
  ),
  cli('rm', [onObject('DeleteObject'), listWhole, listRecursive], null),
  cli('ls', [list], null),
  cli(
    'presign',
    [onObject('GetObject', { why: words`whenever the URL is used, by whom signed it` }), decryptToRead],
    words`Signing a URL asks nobody: whoever signed it needs the permission when it is used.`,
  ),
  cli('mb', [onBucket('CreateBucket')], null),
  cli('rb', [onBucket('DeleteBucket')], words`With ${code('--force')} it lists and deletes the objects first.`),
];
