/** One profile of each kind as config.json holds it, for docs/configuration.md. The compiler asks for every kind. */
import type { Profile, ProfileSource } from "../../src/profiles/profile.ts";

interface Kind {
  readonly profile: Profile;
  /** Where the keys are. */
  readonly meaning: string;
  /** What makes such a profile. */
  readonly command: string;
}

const SEALED = "c2VhbGVkIHdpdGggYSBwYXNzcGhyYXNl";

export const PROFILE_KINDS: Readonly<Record<ProfileSource["kind"], Kind>> = {
  environment: {
    profile: { name: "shell", source: { kind: "environment" } },
    meaning: "in the environment",
    command: "cafe profiles add shell --from-environment",
  },
  "aliyun-cli": {
    profile: { name: "work", region: "cn-beijing", source: { kind: "aliyun-cli", profile: "default" } },
    meaning: "in a profile of the aliyun CLI; `file` names another file than its own",
    command: "cafe profiles add work --aliyun default --region cn-beijing",
  },
  "credentials-file": {
    profile: { name: "sdk", source: { kind: "credentials-file", section: "default" } },
    meaning: "in a section of the SDKs' credentials file",
    command: "cafe profiles add sdk --credentials-file default",
  },
  "ecs-role": {
    profile: { name: "here", network: "vpc", source: { kind: "ecs-role", role: "OpsRole" } },
    meaning: "the RAM role of the ECS instance; without `role` whichever it has",
    command: "cafe profiles add here --ecs-role OpsRole --network vpc",
  },
  "credentials-uri": {
    profile: { name: "broker", source: { kind: "credentials-uri", uri: "https://keys.example/mine" } },
    meaning: "handed out by a service",
    command: "cafe profiles add broker --credentials-uri https://keys.example/mine",
  },
  stored: {
    profile: {
      name: "prod",
      source: { kind: "stored", accessKeyId: "LTAI5tExample", accessKeySecret: () => "the-secret" },
    },
    meaning: "in this file, readable by you alone; temporary keys have a `securityToken`, too",
    command: "cafe profiles add prod --access-key-id LTAI5tExample < secret.txt",
  },
  locked: {
    profile: {
      name: "locked",
      source: { kind: "locked", accessKeyId: "LTAI5tExample", salt: SEALED, nonce: SEALED, sealed: SEALED },
    },
    meaning: "in this file, encrypted under a passphrase",
    command: "cafe profiles lock prod",
  },
};
