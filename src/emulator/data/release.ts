/** Owns what all files of one release have in common. */

export interface Release {
  readonly application: string;
  readonly team: string;
  readonly environment: string;
  readonly version: string;
  /** Makes the content of two releases differ. */
  readonly seed: number;
}
