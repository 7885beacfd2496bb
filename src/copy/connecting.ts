/** What is said of a connection before it is asked anything: every start has these, and none of the other printed words. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const CONNECTING = {
  nobody: say`Nobody is connected.`,
  noRegion: (region: SafeText) => say`No region is set, so ${region} is asked; --region chooses another.`,
  caUnreadable: (file: SafeText) => say`--ca-file cannot read ${file}; give the path of a PEM file.`,
  caNoPem: (file: SafeText) =>
    say`--ca-file takes a PEM file with certificates, and ${file} holds none that can be read.`,
  demoKey: say`throw-away key`,
  demoEndpoint: say`embedded endpoint`,
} as const;
