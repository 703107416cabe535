/** Plain JSON: what a document of AWS's is to us until somebody needs to look inside. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}
