/** The setting can't become this. Thrown before anything is sent. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable';
}

/** One of several calls failed after others had gone well: what is there now is neither the old nor the new. */
export class PartlyWritten extends Error {
  override readonly name = 'PartlyWritten';
}
