import type { Bucket } from '../state.ts';
import { all, type Branch, type Content, type Contents, textOf } from '../xml.ts';

type Shown = { readonly root: string; readonly content: Content };

/** S3 Metadata answers where the tables are and how they fare, not what was asked for (GetBucketMetadataConfiguration). */
export function showMetadata(document: Branch, { name, account, region }: Bucket): Shown {
  const tables = `arn:aws:s3tables:${region}:${account}:bucket/aws-s3`;
  const namespace = `b_${name}`;
  const table = (which: string): Contents => ({
    TableStatus: 'ACTIVE',
    TableName: which,
    TableArn: `${tables}/table/${namespace}-${which}`,
  });
  const [journal = {}] = all(document, 'JournalTableConfiguration');
  const [inventory] = all(document, 'InventoryTableConfiguration');
  const state = textOf(inventory, 'ConfigurationState') ?? 'DISABLED';
  return {
    root: 'GetBucketMetadataConfigurationResult',
    content: {
      MetadataConfigurationResult: {
        DestinationResult: { TableBucketType: 'aws', TableBucketArn: tables, TableNamespace: namespace },
        JournalTableConfigurationResult: { ...table('journal'), RecordExpiration: all(journal, 'RecordExpiration') },
        InventoryTableConfigurationResult: {
          ConfigurationState: state,
          ...(state === 'ENABLED' ? table('inventory') : {}),
        },
      },
    },
  };
}

/** The older form, with a table bucket of one's own (GetBucketMetadataTableConfiguration). */
export function showMetadataTable(document: Branch): Shown {
  const arn = textOf(document, 'S3TablesDestination', 'TableBucketArn') ?? '';
  const name = textOf(document, 'S3TablesDestination', 'TableName') ?? '';
  const namespace = 'aws_s3_metadata';
  return {
    root: 'GetBucketMetadataTableConfigurationResult',
    content: {
      MetadataTableConfigurationResult: {
        S3TablesDestinationResult: {
          TableBucketArn: arn,
          TableName: name,
          TableArn: `${arn}/table/${namespace}-${name}`,
          TableNamespace: namespace,
        },
      },
      Status: 'ACTIVE',
    },
  };
}
